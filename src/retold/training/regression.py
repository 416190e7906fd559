"""Logistic regression that is held in, since coded stories are few."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ridge:
    """How a regression is held in: by `pull` towards `usual`; columns in `free` may fall below zero."""

    pull: float
    usual: float | tuple[float, ...] = 0.0
    free: tuple[int, ...] = ()


def logistic(inputs: Floats, truth: Floats, ridge: Ridge) -> Floats:
    """The weights of rows x columns, not below zero but where free, with the intercept last.

    `truth` is between 0 and 1: the share of coders who said yes.
    """
    from scipy.optimize import minimize  # noqa: PLC0415  heavy

    columns = inputs.shape[1]
    design = np.hstack([inputs, np.ones((len(inputs), 1))])
    pull = np.append(np.full(columns, ridge.pull), 1e-3)
    usual = np.append(np.broadcast_to(np.asarray(ridge.usual, dtype=np.float64), columns), 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = design @ weights
        slope = design.T @ (1 / (1 + np.exp(-score)) - truth) + pull * (weights - usual)
        return float(np.sum(np.logaddexp(0, score) - truth * score) + pull @ (weights - usual) ** 2 / 2), slope

    bounds = [(None, None) if column in ridge.free or column == columns else (0, None) for column in range(columns + 1)]
    return np.asarray(minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", bounds=bounds).x)


def cross_fitted(inputs: Floats, truth: Floats, fold: npt.NDArray[np.intp], ridge: Ridge) -> tuple[Floats, Floats]:
    """Weighted sum and probability of each row, by weights that saw no row of its fold."""
    total, probability = np.zeros(len(truth)), np.zeros(len(truth))
    for held in np.unique(fold):
        out = fold == held
        weights = logistic(inputs[~out], truth[~out], ridge)
        total[out] = inputs[out] @ weights[:-1]
        probability[out] = 1 / (1 + np.exp(-total[out] - weights[-1]))
    return total, probability
