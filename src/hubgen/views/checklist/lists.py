"""The checklists one can read: what to do for a program, and what to do before there is one."""

from hubgen.views.checklist.course import (
    check_in_is_recent,
    half_had_taken_place,
    has_dates,
    is_marked_as_running,
    learners_know_what_is_next,
    missed_sessions_have_new_dates,
    pairs_have_met,
    sessions_have_goals,
)
from hubgen.views.checklist.ending import (
    a_learner_teaches,
    goal_is_judged,
    learners_are_up_to_date,
    result_is_written,
    status_says_so,
)
from hubgen.views.checklist.goal import (
    goal_is_whole,
    names_one_skill,
    outcome_can_be_seen,
    outcome_is_counted,
)
from hubgen.views.checklist.people import (
    all_have_profiles,
    has_facilitator,
    has_four_to_six,
    nobody_has_their_manager,
    pairs_share_time_and_language,
    pairs_stand_in_the_file,
    teachers_are_a_step_ahead,
)
from hubgen.views.checklist.shape import Item, Section
from hubgen.views.checklist.starting import (
    four_could_begin,
    program_stands_in_the_hub,
    skill_is_wanted_and_taught,
    somebody_facilitates,
)

PAIRED = frozenset({"peer-coaching", "new-hire-mentoring", "skill-swap"})
"""Models whose sessions are those of a teacher and a learner."""

PILOTS = frozenset({"peer-coaching", "collaborative-project", "peer-review"})
"""Models of four to six people."""

ONE_SKILL = PAIRED | PILOTS
"""Models that are about one skill, where the others are about whatever comes up."""

_HOUR = Item("hour-a-week", "The facilitator has an hour a week for it")
_PROBLEM = Item("problem", "I can name the problem that learning would solve, and somebody who has it")
_MANAGERS = Item("managers", "The managers of those I have in mind know what it costs: an hour a week for six weeks")
_SEASON = Item("season", "No deadline, move or holiday season falls into the six weeks")
_NUMBER = Item("number", "I measured today’s number and wrote it down with its date")
_SIGNED = Item("signed", "The learners read the sentence and would sign it")
_STOP = Item("stop-early", "We agreed when we would stop early")
_TASK = Item("real-task", "Each learner has a real task to practise on")
_STYLE = Item("styles", "I asked everyone how they like to learn and explain")
_YES = Item("yes", "Everyone said yes, one to one, and could have said no")
_CALENDAR = Item("calendar", "Each pair has its hour in the calendar for all six weeks", models=PAIRED)
_AGENDA = Item("agenda", "Everyone knows the agenda: goal for this week, what I learned, what I’m stuck on")
_MY_CALENDAR = Item("my-calendar", "The dates of all check-ins are in my calendar")
_WRITER = Item("who-writes", "It is clear who writes the note, and that five minutes are enough")
_SENTENCE = "The goal is one sentence: over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME"
_SEEN = "The outcome is something others can see or count on the last day"

CHECKLIST = (
    Section(
        "before",
        "Before you start",
        (
            Item("facilitator", "One person is the facilitator", has_facilitator),
            _HOUR,
            _PROBLEM,
            Item("playbook", "I read the playbook of its model"),
            _MANAGERS,
            _SEASON,
        ),
        "Two weeks before the first session. One hour.",
    ),
    Section(
        "goal",
        "Goal",
        (
            Item("goal-whole", _SENTENCE, goal_is_whole),
            Item("one-skill", "It names one skill", names_one_skill, models=ONE_SKILL),
            Item("outcome-seen", _SEEN, outcome_can_be_seen, public=True),
            Item("measure", "A measure says how you will know", outcome_is_counted, public=True),
            _NUMBER,
            _SIGNED,
            _STOP,
        ),
    ),
    Section(
        "people",
        "People and pairs",
        (
            Item("four-to-six", "Four to six people take part in the pilot", has_four_to_six, models=PILOTS),
            _TASK,
            Item("step-ahead", "Each teacher is one or two levels above their learner", teachers_are_a_step_ahead, models=PAIRED),
            _STYLE,
            Item("no-manager", "Nobody is paired with their own manager", nobody_has_their_manager, models=PAIRED),
            Item("time", "Each pair shares enough free hours a week and a language", pairs_share_time_and_language, models=PAIRED),
            _YES,
            Item("profiles", "Everyone has a profile in the hub", all_have_profiles),
        ),
    ),
    Section(
        "structure",
        "Structure",
        (
            Item("dates", "Dates and a rhythm are set", has_dates, public=True),
            Item("pairs", "The pairs stand in the program’s file", pairs_stand_in_the_file, models=PAIRED),
            _CALENDAR,
            _AGENDA,
            _MY_CALENDAR,
            _WRITER,
        ),
    ),
    Section(
        "kick-off",
        "Kick-off week",
        (
            Item("kick-off", "We met for half an hour, all together, and read the goal aloud"),
            Item("agreed", "Each pair agreed on how to work and what stays between them", models=PAIRED),
            Item("all-met", "Each pair has met once", pairs_have_met, models=PAIRED),
            Item("next-goal", "Every learner has a small goal for session two", learners_know_what_is_next, models=PAIRED),
            Item("running", "The program’s status is running", is_marked_as_running, public=True),
        ),
    ),
    Section(
        "weeks",
        "Week by week",
        (
            Item("session-goals", "Each session began with one small goal that fitted the hour", sessions_have_goals),
            Item("learner-works", "The learner did the work, the teacher watched"),
            Item("notes", "Each session left a note of three lines"),
            Item("new-dates", "A missed session had a new date within two days", missed_sessions_have_new_dates),
            Item("explained-once", "What several people are stuck on was explained once, to all"),
        ),
        "Look at these every Friday. Five minutes.",
    ),
    Section(
        "check-ins",
        "Every two weeks",
        (
            Item("check-in", "The last check-in is no longer ago than was promised", check_in_is_recent),
            Item("first-check-in", "First check-in, end of week 2: spoke with each pair for fifteen minutes"),
            Item("no-click", "Pairs that did not click were changed by the end of week 2", models=PAIRED),
            Item("second-check-in", "Second check-in, end of week 4: each learner showed something they could not do before"),
            Item("half", "Half of the sessions or more had taken place by the second check-in, or we stopped", half_had_taken_place),
            Item("told-managers", "I told the managers in two sentences how it stands"),
        ),
    ),
    Section(
        "end",
        "At the end",
        (
            Item("last-check-in", "All of us met for half an hour"),
            Item("goal-met", "We measured again and said whether the goal was met", goal_is_judged, public=True),
            Item("result", "What came of it, with both numbers, stands on the program’s page", result_is_written, public=True),
            Item("confirmed", "Every learner brought their skills and levels up to date", learners_are_up_to_date),
            Item("thanked", "I thanked the teachers by name, where their managers can read it"),
            Item("closed", "The status is finished or stopped", status_says_so, public=True),
            Item("why", "Two sentences on why stand beside it"),
        ),
    ),
    Section(
        "growing",
        "Growing it",
        (
            Item("decided", "We decided: stop, repeat with others, or take the next skill"),
            Item("learner-teaches", "One of the learners says that they teach the skill now", a_learner_teaches, models=ONE_SKILL),
            Item("next-facilitator", "Somebody else facilitates next time, with me beside them"),
            Item("lessons", "What we would do differently stands where the next facilitator will read it"),
        ),
    ),
)
"""What to do for one program, from the first idea to the next one."""

START = (
    Section(
        "before",
        "Before you start",
        (
            Item("wanted", "A skill is wanted by several people and taught by somebody", asks_hub=skill_is_wanted_and_taught),
            Item("facilitator", "One person is the facilitator", asks_hub=somebody_facilitates),
            _HOUR,
            _PROBLEM,
            Item("playbook", "I chose one of the eight models and read its playbook"),
            _MANAGERS,
            _SEASON,
        ),
        "Two weeks before the first session. One hour.",
    ),
    Section(
        "goal",
        "Goal",
        (
            Item("goal-whole", _SENTENCE),
            Item("one-skill", "It names one skill"),
            Item("outcome-seen", _SEEN),
            _NUMBER,
            _SIGNED,
            _STOP,
        ),
    ),
    Section(
        "people",
        "People and pairs",
        (
            Item("four-to-six", "There are four to six people for one skill", asks_hub=four_could_begin),
            _TASK,
            Item("step-ahead", "Each teacher is one or two levels above their learner"),
            _STYLE,
            Item("no-manager", "Nobody is paired with their own manager"),
            Item("time", "Each pair shares three free hours a week and a language"),
            _YES,
            Item("profiles", "Everyone has a profile in the hub"),
        ),
    ),
    Section(
        "structure",
        "Structure",
        (
            Item("program", "A program stands in the hub, and so has a checklist of its own", asks_hub=program_stands_in_the_hub),
            Item("calendar", "Each pair has its hour in the calendar for all six weeks"),
            _AGENDA,
            _MY_CALENDAR,
            _WRITER,
        ),
    ),
)
"""What to do before there is a program; from its file on, the program's own checklist goes on."""
