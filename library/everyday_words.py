"""Words that stand for each other when people of councils talk, beside curators' synonyms of tags.

Each line is one meaning; a word may stand in several. Names of things alone: a word that means
much at once ("run", "set") would find everything.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from search.words import Synonyms, synonyms_of

# The same to everybody, so that whoever types one always finds the others.
SAME_WORDS = (
    "resident, citizen, customer, user",
    "council, local authority",
)
# Looser: they help in sentences, and where words as typed find nothing. Who asks about the boss's
# phone would take an answer about a manager's call; who types "call" alone means calls.
LOOSER_WORDS = (
    # People
    "child, kid, children, young people, pupil",
    "family, household, parent",
    "older people, elderly, pensioner",
    "disabled, disability, blind, deaf, impaired, accessible",
    "boss, manager, leader, chief, director, executive, senior",
    "staff, employee, worker, colleague, officer, workforce",
    "politician, councillor, elected member",
    "supplier, vendor, contractor, provider, company",
    "consultant, consultancy, contractor, adviser",
    "developer, programmer, coder, engineer",
    "charity, voluntary sector, community group",
    "hospital, nhs, health",
    "newcomer, starter, joiner, recruit, induction",
    "poor, low income, poverty, hardship, deprived",
    # Money and buying
    "money, budget, funding, fund, finance",
    "cost, price, expense, spend",
    "saving, economy, cut",
    "payment, pay, charge, fee",
    "entitlement, benefit, allowance, award",
    "buy, purchase, procure, procurement, acquire",
    "tender, bid, bidder, quote",
    "contract, agreement, deal",
    "unfunded, no money, without money",
    # Asking and answering
    "phone, telephone, call, ring",
    "letter, correspondence, post",
    "message, text, email, notification, reminder",
    "apply, application, claim, enrol, register",
    "form, questionnaire, application",
    "complaint, grievance, feedback, dissatisfaction",
    "confusing, unclear, incomprehensible, jargon, plain",
    "automatic, automatically, auto, automate",
    # Technology
    "software, system, technology, application, product",
    "website, site, web, online",
    "computer, laptop, device, equipment",
    "password, login, sign in",
    "old, legacy, ageing, outdated, obsolete, mainframe",
    "hacker, attack, breach, cyber, ransomware",
    "backup, restore, recovery",
    "outage, downtime, failure, disruption",
    "mistake, error, fault, bug, defect",
    "launch, release, deploy, go live",
    "spreadsheet, excel, workbook",
    "lock in, leave, exit, tie in",
    "chatbot, assistant, ai, algorithm",
    "statistics, figures, numbers, data",
    # Work
    "project, programme, initiative",
    "stop, cancel, close, end, kill, switch off",
    "aim, goal, objective, target, outcome",
    "measure, metric, indicator, figure",
    "plan, roadmap, strategy",
    "meeting, board, committee",
    "rule, policy, standard",
    "responsible, accountable, owner, answer for, in charge",
    "handover, hand over, transfer",
    "training, learning, course, skill, teach",
    "hire, recruit, recruitment, appoint",
    "trial, pilot, experiment, test, try",
    "lesson, learn, review",
    "fail, failure, failed, go wrong",
    "risk, danger, threat",
    "drill, exercise, rehearsal, rehearse",
    "partner, partnership, jointly, together",
    "merge, merger, reorganisation, amalgamation",
    "repeat, again, twice, duplicate",
    "reuse, borrow, copy, share",
    "rewrite, reword, edit",
    "wait, delay, late, slow",
    # Places and life
    "home, house, property, dwelling, address",
    "neighbour, neighbouring, nearby",
    "meal, lunch, dinner, food",
    "death, bereavement, bereaved, deceased, died",
    "waste, refuse, rubbish, bin",
    "jury, panel, assembly",
    "offline, not online, face to face, in person",
)


def stand_ins(groups: Iterable[str]) -> Mapping[str, list[str]]:
    """Each word of `groups` -> the others of its lines."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        words = group.split(", ")
        for word in words:
            found[word] += [other for other in words if other != word]
    return found


@cache
def looser_words() -> Synonyms:
    """What may stand for a word in talk."""
    return synonyms_of(stand_ins(LOOSER_WORDS))
