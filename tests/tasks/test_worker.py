"""A process that answers questions, whatever becomes of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from annotator.model.errors import NotFound
from annotator.tasks.worker import Worker, WorkerEnded

PATIENCE = 60.0


def its_id() -> int:
    return os.getpid()


def twice(words: str) -> str:
    return words * 2


def refuse(words: str) -> None:
    raise NotFound(f"There is no {words}.", "Look elsewhere.")


class Odd(Exception):
    """Cannot be made again from what it tells of itself."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def refuse_oddly() -> None:
    raise Odd(1, 2)


def end() -> None:
    os._exit(3)


def wait(seconds: float) -> None:
    time.sleep(seconds)


def talk() -> str:
    print("this is no answer")
    print("nor this", file=sys.stderr)
    return "answer"


def manners() -> tuple[int, int, bool]:
    return (
        os.nice(0),
        os.sched_getscheduler(0),
        signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
    )


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_questions_are_answered_in_their_order_by_one_other_process(worker: Worker) -> None:
    first, second = worker.submit(its_id), worker.submit(its_id)
    large = worker.submit(twice, "жол" * 1_000_000)
    assert first.result(PATIENCE) == second.result(PATIENCE) != os.getpid()
    assert large.result(PATIENCE) == "жол" * 2_000_000


def test_a_refusal_comes_back_as_it_was_raised(worker: Worker) -> None:
    error = worker.submit(refuse, "such article").exception(PATIENCE)
    assert isinstance(error, NotFound)
    assert (error.message, error.hint) == ("There is no such article.", "Look elsewhere.")
    other = worker.submit(refuse_oddly).exception(PATIENCE)
    assert str(other) == "Odd: 1 and 2"
    assert worker.submit(twice, "a").result(PATIENCE) == "aa"


def test_what_is_printed_there_disturbs_no_answer(worker: Worker) -> None:
    assert worker.submit(talk).result(PATIENCE) == "answer"
    assert worker.submit(twice, "a").result(PATIENCE) == "aa"


def test_who_waits_for_a_process_that_ended_is_told_and_the_next_question_starts_another(
    worker: Worker,
) -> None:
    ended, behind = worker.submit(end), worker.submit(its_id)
    assert isinstance(ended.exception(PATIENCE), WorkerEnded)
    assert isinstance(behind.exception(PATIENCE), WorkerEnded)
    assert worker.submit(twice, "a").result(PATIENCE) == "aa"


def test_a_question_that_is_given_up_is_not_asked(worker: Worker) -> None:
    busy, given_up = worker.submit(wait, 0.2), worker.submit(end)
    assert given_up.cancel()
    assert worker.submit(twice, "a").result(PATIENCE) == "aa"
    assert busy.result(PATIENCE) is None


def test_closing_ends_the_process_and_whoever_waits(worker: Worker) -> None:
    process = worker.submit(its_id).result(PATIENCE)
    busy, behind = worker.submit(wait, 600), worker.submit(its_id)
    worker.close()
    assert isinstance(busy.exception(PATIENCE), CancelledError)
    assert behind.cancelled()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.skipif(not hasattr(os, "SCHED_BATCH"), reason="this system has no batch scheduling")
def test_it_leaves_processor_and_interrupts_to_the_screen(worker: Worker) -> None:
    niceness, scheduling, deaf = worker.submit(manners).result(PATIENCE)
    assert niceness >= min(19, os.nice(0) + 10)
    assert scheduling == os.SCHED_BATCH
    assert deaf


def test_it_does_not_outlive_the_process_that_asked() -> None:
    code = (
        "import os, signal\n"
        "from annotator.tasks.worker import Worker\n"
        "worker = Worker()\n"
        "print(worker.submit(os.getpid).result(60), flush=True)\n"
        "import time\n"
        "worker.submit(time.sleep, 600)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    process = int(done.stdout)
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_the_process_that_asks_loads_no_pool() -> None:
    code = (
        "import sys\n"
        "from annotator.tasks.background import Background\n"
        "print('multiprocessing' in sys.modules, 'concurrent.futures.process' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
