"""Reporting: findings as people, programs and other programs' formats want them.

In: findings, in their order. Out: lines for a terminal, workflow commands of GitHub, a SARIF log. May not print: the
console does; may not judge: what is given is shown.
"""
