"""Verbs: what a producer or automation asks for, one module each.

In: a project's folder, the words of the call, the moment. Out: values. A command composes stages; it
never prints, asks nobody, and reads neither clock nor environment: ``cli`` does, and passes them down.
"""
