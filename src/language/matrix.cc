// SPDX-License-Identifier: Apache-2.0
#include "language/matrix.h"

#include <immintrin.h>

#include <algorithm>
#include <cmath>
#include <cstring>

// The same function is compiled for both kinds of processor. Fused
// multiply-add stays off: it would round differently.
#define SYNOPTIC_AVX2 __attribute__((target("avx2")))
#define SYNOPTIC_INLINE [[gnu::always_inline]] inline

namespace synoptic {
namespace {

constexpr std::uint32_t kBlock = 8;  // rows that lie together

constexpr float kClamp = 4.97F;

// Pade approximant [7/6] of tanh, clamped where it leaves [-1, 1].
SYNOPTIC_INLINE float tanh_of(float x) {
  x = x < -kClamp ? -kClamp : x;
  x = x > kClamp ? kClamp : x;
  const float s = x * x;
  const float above = x * (135135.0F + s * (17325.0F + s * (378.0F + s)));
  const float below = 135135.0F + s * (62370.0F + s * (3150.0F + s * 28.0F));
  float y = above / below;
  y = y < -1.0F ? -1.0F : y;
  y = y > 1.0F ? 1.0F : y;
  return y;
}

SYNOPTIC_INLINE float sigmoid_of(float x) {
  return 0.5F * tanh_of(0.5F * x) + 0.5F;
}

// Rounds half away from zero, without a call.
SYNOPTIC_INLINE std::int16_t to_integer(float x, float scale) {
  const float scaled = x * scale;
  return static_cast<std::int16_t>(
      static_cast<std::int32_t>(scaled + (scaled < 0.0F ? -0.5F : 0.5F)));
}

SYNOPTIC_INLINE void step_loop(const float* gates, std::uint32_t size,
                               float* cell, std::int16_t* hidden) {
  const float* input = gates;
  const float* output = gates + size;
  const float* candidate = gates + 2 * std::size_t{size};
  for (std::uint32_t i = 0; i < size; ++i) {
    const float in = sigmoid_of(input[i]);
    const float kept = cell[i] + in * (tanh_of(candidate[i]) - cell[i]);
    cell[i] = kept;
    hidden[i] = to_integer(sigmoid_of(output[i]) * kept, kActivationScale);
  }
}

SYNOPTIC_INLINE void squash_loop(const float* values, const float* bias,
                                 std::uint32_t size, std::int16_t* out) {
  for (std::uint32_t i = 0; i < size; ++i) {
    out[i] = to_integer(tanh_of(values[i] + bias[i]), kActivationScale);
  }
}

std::int32_t pair_at(const std::int16_t* at) {
  std::int32_t pair = 0;
  std::memcpy(&pair, at, sizeof pair);
  return pair;
}

void multiply_block_baseline(const std::int16_t* weights,
                             const std::int16_t* input, std::uint32_t pairs,
                             std::int32_t* sums) {
  __m128i low = _mm_setzero_si128();
  __m128i high = _mm_setzero_si128();
  for (std::uint32_t p = 0; p < pairs; ++p) {
    const __m128i both = _mm_set1_epi32(pair_at(input + 2 * p));
    const auto* at = reinterpret_cast<const __m128i*>(weights + 16 * p);
    low = _mm_add_epi32(low, _mm_madd_epi16(_mm_loadu_si128(at), both));
    high = _mm_add_epi32(high, _mm_madd_epi16(_mm_loadu_si128(at + 1), both));
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(sums), low);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + 4), high);
}

SYNOPTIC_INLINE void scale_block(const std::int32_t* sums, const float* scales,
                                 float input_scale, float* out) {
  for (std::uint32_t i = 0; i < kBlock; ++i) {
    out[i] = static_cast<float>(sums[i]) * (scales[i] * input_scale);
  }
}

void multiply_baseline(const Matrix& matrix, const std::int16_t* inputs,
                       std::uint32_t count, std::uint32_t stride,
                       float input_scale, float* out) {
  const std::uint32_t rows = matrix.padded_rows();
  const std::uint32_t pairs = matrix.padded_columns() / 2;
  for (std::uint32_t row = 0; row < rows; row += kBlock) {
    const std::int16_t* weights =
        matrix.weights.data() + std::size_t{row} * 2 * pairs;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::int32_t sums[kBlock];
      multiply_block_baseline(weights, inputs + std::size_t{i} * stride, pairs,
                              sums);
      scale_block(sums, matrix.scales.data() + row, input_scale,
                  out + std::size_t{i} * rows + row);
    }
  }
}

// Blocks of rows times inputs: as many as have sums in registers at once.
template <int kBlocks, int kInputs>
SYNOPTIC_AVX2 void multiply_tile(const std::int16_t* weights,
                                 std::uint32_t pairs,
                                 const std::int16_t* inputs,
                                 std::uint32_t stride, const float* scales,
                                 float input_scale, float* out,
                                 std::uint32_t rows) {
  __m256i sums[kBlocks][kInputs];
  for (int b = 0; b < kBlocks; ++b) {
    for (int i = 0; i < kInputs; ++i) sums[b][i] = _mm256_setzero_si256();
  }
  const std::size_t next = std::size_t{pairs} * 16;
  for (std::uint32_t p = 0; p < pairs; ++p) {
    __m256i both[kInputs];
    for (int i = 0; i < kInputs; ++i) {
      both[i] = _mm256_set1_epi32(
          pair_at(inputs + static_cast<std::size_t>(i) * stride + 2 * p));
    }
    for (int b = 0; b < kBlocks; ++b) {
      const __m256i weight =
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(
              weights + static_cast<std::size_t>(b) * next + 16 * p));
      for (int i = 0; i < kInputs; ++i) {
        sums[b][i] =
            _mm256_add_epi32(sums[b][i], _mm256_madd_epi16(weight, both[i]));
      }
    }
  }
  const __m256 input = _mm256_set1_ps(input_scale);
  for (int b = 0; b < kBlocks; ++b) {
    const __m256 scale = _mm256_mul_ps(_mm256_loadu_ps(scales + 8 * b), input);
    for (int i = 0; i < kInputs; ++i) {
      _mm256_storeu_ps(out + static_cast<std::size_t>(i) * rows + 8 * b,
                       _mm256_mul_ps(_mm256_cvtepi32_ps(sums[b][i]), scale));
    }
  }
}

SYNOPTIC_AVX2 void multiply_avx2(const Matrix& matrix,
                                 const std::int16_t* inputs,
                                 std::uint32_t count, std::uint32_t stride,
                                 float input_scale, float* out) {
  const std::uint32_t rows = matrix.padded_rows();
  const std::uint32_t pairs = matrix.padded_columns() / 2;
  const float* scales = matrix.scales.data();
  std::uint32_t i = 0;
  const auto weights_at = [&](std::uint32_t row) {
    return matrix.weights.data() + std::size_t{row} * 2 * pairs;
  };
  for (; i + 4 <= count; i += 4) {
    const std::int16_t* input = inputs + std::size_t{i} * stride;
    float* to = out + std::size_t{i} * rows;
    std::uint32_t row = 0;
    for (; row + 16 <= rows; row += 16) {
      multiply_tile<2, 4>(weights_at(row), pairs, input, stride, scales + row,
                          input_scale, to + row, rows);
    }
    if (row < rows) {
      multiply_tile<1, 4>(weights_at(row), pairs, input, stride, scales + row,
                          input_scale, to + row, rows);
    }
  }
  for (; i < count; ++i) {
    const std::int16_t* input = inputs + std::size_t{i} * stride;
    float* to = out + std::size_t{i} * rows;
    std::uint32_t row = 0;
    for (; row + 48 <= rows; row += 48) {
      multiply_tile<6, 1>(weights_at(row), pairs, input, stride, scales + row,
                          input_scale, to + row, rows);
    }
    for (; row < rows; row += 8) {
      multiply_tile<1, 1>(weights_at(row), pairs, input, stride, scales + row,
                          input_scale, to + row, rows);
    }
  }
}

// The loops above, eight values at a time: the same operations in the same
// order, so the same bits.
SYNOPTIC_AVX2 inline __m256 all(float value) { return _mm256_set1_ps(value); }
SYNOPTIC_AVX2 inline __m256 add(__m256 a, __m256 b) {
  return _mm256_add_ps(a, b);
}
SYNOPTIC_AVX2 inline __m256 times(__m256 a, __m256 b) {
  return _mm256_mul_ps(a, b);
}

SYNOPTIC_AVX2 inline __m256 tanh_avx2(__m256 x) {
  x = _mm256_min_ps(_mm256_max_ps(x, all(-kClamp)), all(kClamp));
  const __m256 s = times(x, x);
  const __m256 above = times(
      x, add(all(135135.0F),
             times(s, add(all(17325.0F), times(s, add(all(378.0F), s))))));
  const __m256 below =
      add(all(135135.0F),
          times(s, add(all(62370.0F),
                       times(s, add(all(3150.0F), times(s, all(28.0F)))))));
  const __m256 y = _mm256_div_ps(above, below);
  return _mm256_min_ps(_mm256_max_ps(y, all(-1.0F)), all(1.0F));
}

SYNOPTIC_AVX2 inline __m256 sigmoid_avx2(__m256 x) {
  const __m256 half = _mm256_set1_ps(0.5F);
  return _mm256_add_ps(_mm256_mul_ps(half, tanh_avx2(_mm256_mul_ps(half, x))),
                       half);
}

SYNOPTIC_AVX2 inline void store_integers(__m256 x, float scale,
                                         std::int16_t* out) {
  const __m256 scaled = _mm256_mul_ps(x, _mm256_set1_ps(scale));
  const __m256 sign =
      _mm256_and_ps(_mm256_cmp_ps(scaled, _mm256_setzero_ps(), _CMP_LT_OQ),
                    _mm256_set1_ps(-0.0F));
  const __m256 half = _mm256_or_ps(_mm256_set1_ps(0.5F), sign);
  const __m256i whole = _mm256_cvttps_epi32(_mm256_add_ps(scaled, half));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out),
                   _mm_packs_epi32(_mm256_castsi256_si128(whole),
                                   _mm256_extracti128_si256(whole, 1)));
}

SYNOPTIC_AVX2 void step_avx2(const float* gates, std::uint32_t size,
                             float* cell, std::int16_t* hidden) {
  for (std::uint32_t i = 0; i < size; i += 8) {
    const __m256 in = sigmoid_avx2(_mm256_loadu_ps(gates + i));
    const __m256 out = sigmoid_avx2(_mm256_loadu_ps(gates + size + i));
    const __m256 candidate =
        tanh_avx2(_mm256_loadu_ps(gates + 2 * std::size_t{size} + i));
    const __m256 before = _mm256_loadu_ps(cell + i);
    const __m256 kept = _mm256_add_ps(
        before, _mm256_mul_ps(in, _mm256_sub_ps(candidate, before)));
    _mm256_storeu_ps(cell + i, kept);
    store_integers(_mm256_mul_ps(out, kept), kActivationScale, hidden + i);
  }
}

void step_baseline(const float* gates, std::uint32_t size, float* cell,
                   std::int16_t* hidden) {
  step_loop(gates, size, cell, hidden);
}

SYNOPTIC_AVX2 void squash_avx2(const float* values, const float* bias,
                               std::uint32_t size, std::int16_t* out) {
  for (std::uint32_t i = 0; i < size; i += 8) {
    const __m256 sum =
        _mm256_add_ps(_mm256_loadu_ps(values + i), _mm256_loadu_ps(bias + i));
    store_integers(tanh_avx2(sum), kActivationScale, out + i);
  }
}

SYNOPTIC_INLINE void to_inputs_loop(const std::int32_t* sums,
                                    std::uint32_t size, float scale,
                                    float range, std::int16_t* out) {
  for (std::uint32_t i = 0; i < size; ++i) {
    float value = scale * static_cast<float>(sums[i]);
    value = value < -range ? -range : value;
    value = value > range ? range : value;
    out[i] = to_integer(value, kActivationScale / range);
  }
}

SYNOPTIC_AVX2 void to_inputs_avx2(const std::int32_t* sums, std::uint32_t size,
                                  float scale, float range, std::int16_t* out) {
  std::uint32_t i = 0;
  for (; i + 8 <= size; i += 8) {
    const __m256 sum = _mm256_cvtepi32_ps(
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(sums + i)));
    const __m256 value = _mm256_mul_ps(_mm256_set1_ps(scale), sum);
    store_integers(_mm256_min_ps(_mm256_max_ps(value, _mm256_set1_ps(-range)),
                                 _mm256_set1_ps(range)),
                   kActivationScale / range, out + i);
  }
  to_inputs_loop(sums + i, size - i, scale, range, out + i);
}

}  // namespace

Instructions best_instructions() {
  return __builtin_cpu_supports("avx2") ? Instructions::Avx2
                                        : Instructions::Baseline;
}

Matrix quantize(const std::vector<float>& values, std::uint32_t rows,
                std::uint32_t columns) {
  Matrix matrix;
  matrix.rows = rows;
  matrix.columns = columns;
  const std::uint32_t width = matrix.padded_columns();
  matrix.weights.assign(std::size_t{matrix.padded_rows()} * width, 0);
  matrix.scales.assign(matrix.padded_rows(), 0.0F);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const float* from = values.data() + std::size_t{row} * columns;
    float most = 1e-9F;
    for (std::uint32_t k = 0; k < columns; ++k) {
      most = std::max(most, std::fabs(from[k]));
    }
    matrix.scales[row] = most / kWeightRange;
    std::int16_t* block =
        matrix.weights.data() + std::size_t{row / kBlock * kBlock} * width;
    for (std::uint32_t k = 0; k < columns; ++k) {
      const float scaled = from[k] / most * kWeightRange;
      block[k / 2 * 16 + row % kBlock * 2 + k % 2] =
          static_cast<std::int16_t>(std::lround(scaled));
    }
  }
  return matrix;
}

void write_matrix(const Matrix& matrix, ByteWriter& out) {
  out.value(matrix.rows);
  out.value(matrix.columns);
  out.values(matrix.weights);
  out.values(matrix.scales);
}

Matrix read_matrix(ByteReader& in, bool& ok) {
  Matrix matrix;
  matrix.rows = in.value<std::uint32_t>();
  matrix.columns = in.value<std::uint32_t>();
  matrix.weights = in.values<std::int16_t>();
  matrix.scales = in.values<float>();
  constexpr std::uint32_t kMostRows = 1U << 16;
  const bool fits = in.ok() && matrix.columns <= kMostColumns &&
                    matrix.rows <= kMostRows &&
                    matrix.scales.size() == matrix.padded_rows() &&
                    matrix.weights.size() == std::size_t{matrix.padded_rows()} *
                                                 matrix.padded_columns();
  const bool in_range =
      fits && std::ranges::all_of(matrix.weights, [](std::int16_t weight) {
        return weight >= -static_cast<int>(kWeightRange) &&
               weight <= static_cast<int>(kWeightRange);
      });
  const bool finite =
      in_range && std::ranges::all_of(matrix.scales, [](float scale) {
        return scale >= 0.0F && scale < 1e6F;
      });
  if (!finite) {
    ok = false;
    return {};
  }
  return matrix;
}

void multiply(const Matrix& matrix, const std::int16_t* inputs,
              std::uint32_t count, std::uint32_t stride, float input_scale,
              float* out, Instructions instructions) {
  if (instructions == Instructions::Avx2) {
    multiply_avx2(matrix, inputs, count, stride, input_scale, out);
  } else {
    multiply_baseline(matrix, inputs, count, stride, input_scale, out);
  }
}

void step_cell(const float* gates, std::uint32_t size, float* cell,
               std::int16_t* hidden, Instructions instructions) {
  if (instructions == Instructions::Avx2) {
    step_avx2(gates, size, cell, hidden);
  } else {
    step_baseline(gates, size, cell, hidden);
  }
}

void squash(const float* values, const float* bias, std::uint32_t size,
            std::int16_t* out, Instructions instructions) {
  if (instructions == Instructions::Avx2) {
    squash_avx2(values, bias, size, out);
  } else {
    squash_loop(values, bias, size, out);
  }
}

void to_inputs(const std::int32_t* sums, std::uint32_t size, float scale,
               float range, std::int16_t* out, Instructions instructions) {
  if (instructions == Instructions::Avx2) {
    to_inputs_avx2(sums, size, scale, range, out);
  } else {
    to_inputs_loop(sums, size, scale, range, out);
  }
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b,
                 std::uint32_t size) {
  __m128i sum = _mm_setzero_si128();
  for (std::uint32_t i = 0; i < size; i += 8) {
    const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a + i));
    const __m128i y = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + i));
    sum = _mm_add_epi32(sum, _mm_madd_epi16(x, y));
  }
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
  return _mm_cvtsi128_si32(sum);
}

float model_tanh(float x) { return tanh_of(x); }

}  // namespace synoptic
