"""Integrates a mass-action CRN with SciPy's solve_ivp and prints one line of JSON.

    scipyOde.py FILE RK45|BDF RTOL ATOL RUNS

The same file, arguments and answer as cvode.c: RUNS initial states one after the other, only solve_ivp is
timed, the work and the outputs' values are those of the first state.
"""

import json
import sys
import time

import numpy
import scipy
from scipy.integrate import solve_ivp
from scipy.sparse import csc_matrix, csr_matrix


class Crn:
    """A + B -> products or A -> products, as crnFile.ts writes them."""

    def __init__(self, path):
        with open(path, "rb") as file:
            n, m, entries, outputs, times, states = numpy.fromfile(file, "<i4", 6)
            self.times = numpy.fromfile(file, "<f8", times)
            self.initial = numpy.fromfile(file, "<f8", states * n).reshape(states, n)
            self.rate = numpy.fromfile(file, "<f8", m)
            amount = numpy.fromfile(file, "<f8", entries)
            self.first = numpy.fromfile(file, "<i4", m)
            second = numpy.fromfile(file, "<i4", m)
            start = numpy.fromfile(file, "<i4", m + 1)
            product = numpy.fromfile(file, "<i4", entries)
            self.rails = numpy.fromfile(file, "<i4", 2 * outputs).reshape(outputs, 2)
        reactions = numpy.arange(m)
        self.bimolecular = reactions[second >= 0]
        self.second = second[self.bimolecular]
        produced = csc_matrix((amount, product, start), shape=(n, m))
        readers = numpy.concatenate([reactions, self.bimolecular])
        read = numpy.concatenate([self.first, self.second])
        ones = numpy.ones(len(read))
        change = produced - csc_matrix((ones, (read, readers)), shape=(n, m))
        self.change = csr_matrix(change)
        # Column s of the Jacobian is the change of the one reaction that reads s, times its derivative.
        self.columns = csc_matrix(change @ csc_matrix((ones, (readers, read)), shape=(m, n)))
        self.column_length = numpy.diff(self.columns.indptr)

    def derivative(self, _, y):
        flux = self.rate * y[self.first]
        flux[self.bimolecular] *= y[self.second]
        return self.change @ flux

    def jacobian(self, _, y):
        slope = numpy.zeros(len(y))
        slope[self.first] = self.rate
        slope[self.first[self.bimolecular]] *= y[self.second]
        slope[self.second] = self.rate[self.bimolecular] * y[self.first[self.bimolecular]]
        entries = self.columns.data * numpy.repeat(slope, self.column_length)
        return csc_matrix((entries, self.columns.indices, self.columns.indptr), shape=self.columns.shape)


def integrate(crn, initial, method, rtol, atol):
    """Answers the processor seconds of the integration alone and its solution."""
    options = {"jac": crn.jacobian} if method == "BDF" else {}
    span = (0.0, crn.times[-1])
    began, began_processor = time.perf_counter(), time.process_time()
    solution = solve_ivp(
        crn.derivative, span, initial, method, t_eval=crn.times, rtol=rtol, atol=atol, **options
    )
    # Processor time counts every thread of the linear algebra: where several helped, the clock is fairer.
    seconds = min(time.perf_counter() - began, time.process_time() - began_processor)
    if not solution.success:
        sys.exit(solution.message)
    return seconds, solution


def count_steps(method):
    """Counts the accepted steps of a solver class, which solve_ivp does not report."""
    solver = getattr(scipy.integrate, method)
    step = solver.step
    count = [0]

    def counted(self):
        count[0] += 1
        return step(self)

    solver.step = counted
    return count


def main():
    path, method, rtol, atol, runs = sys.argv[1:6]
    crn = Crn(path)
    rtol, atol, runs = float(rtol), float(atol), int(runs)
    count = count_steps(method)
    if runs > 1:
        integrate(crn, crn.initial[1], method, rtol, atol)
    count[0] = 0
    first, solution = integrate(crn, crn.initial[0], method, rtol, atol)
    steps = count[0]
    seconds = [first] + [integrate(crn, crn.initial[i], method, rtol, atol)[0] for i in range(1, runs)]
    values = solution.y[crn.rails[:, 0]] - solution.y[crn.rails[:, 1]]
    answer = {
        "version": scipy.__version__,
        "seconds": sorted(seconds)[runs // 2],
        "steps": steps,
        "sweeps": solution.nfev,
        "values": values.T.ravel().tolist(),
    }
    print(json.dumps(answer))


main()
