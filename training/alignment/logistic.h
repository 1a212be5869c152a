// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace synoptic {

using Vector = std::vector<double>;
using SquareMatrix = std::vector<Vector>;

/// Solves `a x = b` by elimination with pivoting.
inline Vector solve(SquareMatrix a, Vector b) {
  const std::size_t size = b.size();
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t pivot = i;
    for (std::size_t r = i + 1; r < size; ++r) {
      if (std::fabs(a[r][i]) > std::fabs(a[pivot][i])) pivot = r;
    }
    std::swap(a[i], a[pivot]);
    std::swap(b[i], b[pivot]);
    for (std::size_t r = i + 1; r < size; ++r) {
      const double factor = a[r][i] / a[i][i];
      for (std::size_t c = i; c < size; ++c) a[r][c] -= factor * a[i][c];
      b[r] -= factor * b[i];
    }
  }
  Vector x(size);
  for (std::size_t i = size; i-- > 0;) {
    double sum = b[i];
    for (std::size_t c = i + 1; c < size; ++c) sum -= a[i][c] * x[c];
    x[i] = sum / a[i][i];
  }
  return x;
}

/// The weights of a logistic model, with a penalty on their squares, by
/// Newton's method (iteratively reweighted least squares): it has one answer,
/// whatever the machine. `each(add)` calls `add(inputs, target, weight)` for
/// every example, in the same order each time; inputs are `size` numbers.
template <typename Each>
Vector fit_logistic(std::size_t size, double penalty, const Each& each) {
  constexpr int kMostRounds = 25;
  constexpr double kSettled = 1e-9;
  Vector w(size);
  for (int round = 0; round < kMostRounds; ++round) {
    SquareMatrix hessian(size, Vector(size));
    Vector gradient(size);
    for (std::size_t i = 0; i < size; ++i) {
      hessian[i][i] = penalty;
      gradient[i] = -penalty * w[i];
    }
    each([&](const Vector& x, bool target, double weight) {
      double sum = 0;
      for (std::size_t i = 0; i < size; ++i) sum += w[i] * x[i];
      const double p = 1 / (1 + std::exp(-sum));
      const double miss = (target ? 1.0 : 0.0) - p;
      for (std::size_t i = 0; i < size; ++i) {
        gradient[i] += weight * miss * x[i];
        const double share = weight * p * (1 - p) * x[i];
        for (std::size_t j = 0; j < size; ++j) hessian[i][j] += share * x[j];
      }
    });
    const Vector step = solve(hessian, gradient);
    double length = 0;
    for (std::size_t i = 0; i < size; ++i) {
      w[i] += step[i];
      length += std::fabs(step[i]);
    }
    if (length < kSettled) break;
  }
  return w;
}

}  // namespace synoptic
