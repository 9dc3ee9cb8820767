"""Rehearsing: making once what a plan will write, so that a mistake stops it before anything is written."""

from turncast.building.keys import POSTER
from turncast.models.artifact import Release, Wave
from turncast.models.plan import Plan


def rehearse(plan: Plan, release: Release) -> None:
    """Make each body of the plan that is made and not only copied.

    Raises Unreadable where a template or a transcript cannot be used, or a video has no frame to show.
    """
    for step in plan.steps:
        if step.wave is not Wave.MEDIA or step.key.endswith(POSTER):
            release.artifacts[step.key].make()
