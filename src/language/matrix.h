// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "language/model_file.h"

namespace synoptic {

// Arithmetic of the models. Products are sums of 16 bit integers in 32 bits,
// so that their order does not matter; what is done in floating point is done
// value by value. Both code paths, for processors with AVX2 and without,
// therefore give the same bits.

/// Which instructions the arithmetic uses.
enum class Instructions : std::uint8_t { Baseline, Avx2 };

/// The best this processor has.
Instructions best_instructions();

/// Activations lie in [-1, 1] and are held as integers of this range.
inline constexpr float kActivationScale = 4095.0F;
/// Weights of a row are scaled to this range.
inline constexpr float kWeightRange = 1023.0F;
/// Sums of this many products fit 32 bits.
inline constexpr std::uint32_t kMostColumns = 512;

/// A matrix whose rows have a scale each, laid out for `multiply`: eight rows
/// together, two columns of each in turn.
struct Matrix {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<std::int16_t> weights;  ///< Padded to 8 rows and 2 columns.
  std::vector<float> scales;          ///< Of each row, padded.

  std::uint32_t padded_rows() const { return (rows + 7) / 8 * 8; }
  std::uint32_t padded_columns() const { return (columns + 1) / 2 * 2; }
};

/// A matrix from `rows * columns` values, row by row.
Matrix quantize(const std::vector<float>& values, std::uint32_t rows,
                std::uint32_t columns);

void write_matrix(const Matrix& matrix, ByteWriter& out);
/// Never gives a matrix whose sizes contradict each other.
Matrix read_matrix(ByteReader& in, bool& ok);

/// For each of `count` inputs, which follow each other at `stride`, the
/// products with all rows: `out[i * padded_rows + row]`, scaled by the row's
/// scale and `input_scale`. Inputs hold `padded_columns` values.
void multiply(const Matrix& matrix, const std::int16_t* inputs,
              std::uint32_t count, std::uint32_t stride, float input_scale,
              float* out, Instructions instructions);

/// One step of the recurrent cell over `size` units (a multiple of 8).
/// `gates` holds input, output and candidate sums one after the other; `cell`
/// is updated; `hidden` is the output as integers.
void step_cell(const float* gates, std::uint32_t size, float* cell,
               std::int16_t* hidden, Instructions instructions);

/// `out[i] = tanh(values[i] + bias[i])` as integers, `size` a multiple of 8.
void squash(const float* values, const float* bias, std::uint32_t size,
            std::int16_t* out, Instructions instructions);

/// `scale * sums[i]`, cut at `range` to both sides, as integers that stand for
/// parts of the range.
void to_inputs(const std::int32_t* sums, std::uint32_t size, float scale,
               float range, std::int16_t* out, Instructions instructions);

/// The sum of products of two arrays of `size` values, a multiple of 8.
std::int32_t dot(const std::int16_t* a, const std::int16_t* b,
                 std::uint32_t size);

/// The approximation of tanh that the models use (error below 1e-4).
float model_tanh(float x);

}  // namespace synoptic
