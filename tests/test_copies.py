"""Copies of the process that work ahead: the same answers in the same order, whatever happens to a copy.

Copies are made only by a process with one thread, which a test's may not be: each test has a script of its own.
"""

from __future__ import annotations

import sys

import pytest

from tests.scripts import run_script

BEGIN = """
import os, signal, sys, threading
from dragoman import copies
from dragoman.copies import UNDONE, do_ahead

copies.cores = lambda: 2
def work(message):
    if message == b"3":
        raise ValueError("three")
    return message + b" by " + (b"copy" if os.getpid() != HERE else b"me")
HERE = os.getpid()
def told(number):
    return str(number).encode()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are made on Linux alone")


def run(script: str) -> str:
    return run_script(BEGIN + script)


def test_answers_come_in_order_and_what_failed_is_undone() -> None:
    assert run("print(list(do_ahead(work, range(6), told)))").strip() == str(
        [(n, b"" if n == 3 else f"{n} by copy".encode()) for n in range(6)]
    )


def test_few_items_are_taken_before_the_first_answer() -> None:
    out = run("""
def items():
    for number in range(100):
        print("taken", number)
        yield number
for number, answer in do_ahead(work, items(), told):
    break
""")
    assert out.split()[-1] == "4"


def test_what_a_killed_copy_would_have_done_is_undone() -> None:
    out = run("""
def work(message):
    os.kill(os.getpid(), signal.SIGKILL)
print(list(do_ahead(work, range(5), told)))
""")
    assert out.strip() == str([(n, b"") for n in range(5)])


def test_long_answers_block_nobody_and_long_messages_are_left() -> None:
    out = run("""
def work(message):
    return message * 100
def told(number):
    return bytes([65 + number]) * (16_384 if number != 5 else 16_385)
print([len(answer) for _, answer in do_ahead(work, range(9), told)])
""")
    assert out.strip() == str([1_638_400] * 5 + [0] + [1_638_400] * 3)


def test_other_threads_and_a_single_processor_leave_all_undone() -> None:
    out = run("""
copies.cores = lambda: 1
print({answer for _, answer in do_ahead(work, range(5), told)})
copies.cores = lambda: 2
stop = threading.Event()
other = threading.Thread(target=stop.wait)
other.start()
print({answer for _, answer in do_ahead(work, range(5), told)})
stop.set()
""")
    assert out.split() == ["{b''}", "{b''}"]
