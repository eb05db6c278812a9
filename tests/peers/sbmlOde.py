"""Reads SBML with libSBML and integrates it with SciPy, knowing nothing of Dualrail.

usage: python3 sbmlOde.py MODEL.xml TIMES.json > VALUES.json

Every kinetic law and assignment rule is evaluated from its MathML. Prints {"errors", "warnings", "version",
"species": {id: [concentration at each time]}, "parameters": {id: [value at each time]}}.
Needs (Debian) python3-sbml5, python3-scipy, python3-numpy.
"""

import json
import sys

import libsbml
import numpy as np
from scipy.integrate import solve_ivp

PYTHON = {
    libsbml.AST_PLUS: lambda a: " + ".join(a) if a else "0",
    libsbml.AST_MINUS: lambda a: f"-{a[0]}" if len(a) == 1 else " - ".join(a),
    libsbml.AST_TIMES: lambda a: "*".join(a) if a else "1",
    libsbml.AST_DIVIDE: lambda a: "/".join(a),
    libsbml.AST_POWER: lambda a: "**".join(a),
    libsbml.AST_FUNCTION_POWER: lambda a: "**".join(a),
}


def code(node):
    """A MathML expression as Python over the dictionary v."""
    if node.isNumber():
        return repr(float(node.getValue()))
    if node.isName():
        return f'v["{node.getName()}"]'
    parts = [f"({code(node.getChild(i))})" for i in range(node.getNumChildren())]
    return PYTHON[node.getType()](parts)


def main():
    document = libsbml.readSBMLFromFile(sys.argv[1])
    document.checkConsistency()
    severity = [document.getError(i).getSeverity() for i in range(document.getNumErrors())]
    errors = [document.getError(i).getMessage() for i in range(len(severity)) if severity[i] >= 2]
    if errors:
        sys.exit("\n".join(errors))
    model = document.getModel()
    times = np.array(json.load(open(sys.argv[2])))
    constants = {p.getId(): p.getValue() for p in model.getListOfParameters() if p.getConstant()}
    size = {c.getId(): c.getSize() for c in model.getListOfCompartments()}
    constants.update(size)
    species = [s.getId() for s in model.getListOfSpecies()]
    volume = np.array([size[s.getCompartment()] for s in model.getListOfSpecies()])
    x0 = np.array([s.getInitialConcentration() for s in model.getListOfSpecies()])
    index = {name: i for i, name in enumerate(species)}
    laws = [compile(code(r.getKineticLaw().getMath()), "law", "eval") for r in model.getListOfReactions()]
    rules = [
        (r.getVariable(), compile(code(r.getMath()), "rule", "eval")) for r in model.getListOfRules()
    ]
    change = np.zeros((len(species), len(laws)))
    for j, reaction in enumerate(model.getListOfReactions()):
        for sign, side in ((-1, reaction.getListOfReactants()), (1, reaction.getListOfProducts())):
            for reference in side:
                change[index[reference.getSpecies()], j] += sign * reference.getStoichiometry()

    def values(x):
        return {**constants, **dict(zip(species, x))}

    def derivative(t, x):
        v = values(x)
        return change @ np.array([eval(law, {}, {"v": v}) for law in laws]) / volume

    run = solve_ivp(derivative, (0, times[-1]), x0, "LSODA", t_eval=times, rtol=1e-9, atol=1e-12)
    if not run.success:
        sys.exit(run.message)
    states = [values(x) for x in run.y.T]
    answer = {
        "version": libsbml.getLibSBMLDottedVersion(),
        "errors": 0,
        "warnings": sum(s < 2 for s in severity),
        "species": {name: run.y[i].tolist() for i, name in enumerate(species)},
        "parameters": {
            name: [float(eval(rule, {}, {"v": v})) for v in states] for name, rule in rules
        },
    }
    json.dump(answer, sys.stdout)


main()
