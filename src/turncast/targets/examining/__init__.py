"""What a target can do, tried end to end with the producer's own credentials: the rooms of ``turncast doctor``.

trials: what a trial is, and what comes of it. samples: what is written to try a target with. examination: all that is
tried on one target, and clearing away after it. directory: trials of a directory; those of a bucket are in the ``s3``
package beside. policies: what is applied to a bucket so that everybody may read it. Out: results, never an exception
for what a target cannot do. May not know the public address: what strangers get there is asked by somebody else.
"""

from turncast.targets.examining.examination import Bench, Examination
from turncast.targets.examining.policies import Kind, Paper, papers
from turncast.targets.examining.samples import Sample, Samples
from turncast.targets.examining.trials import Amiss, Outcome, Result, Step, Trial, Untold, trial

__all__ = [
    "Amiss",
    "Bench",
    "Examination",
    "Kind",
    "Outcome",
    "Paper",
    "Result",
    "Sample",
    "Samples",
    "Step",
    "Trial",
    "Untold",
    "papers",
    "trial",
]
