// SPDX-License-Identifier: Apache-2.0
#include "language/word_vectors.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "language/model_file.h"
#include "language/word_form.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kLongestVector = 512;

}  // namespace

Result<WordVectors> WordVectors::parse(std::string_view bytes,
                                       std::string_view name) {
  const Result<std::string_view> payload =
      open_model(bytes, ModelKind::Vectors, name);
  if (!payload) return payload.error();
  ByteReader in(*payload);
  WordVectors vectors;
  vectors.size_ = in.value<std::uint32_t>();
  vectors.scale_ = in.value<float>();
  vectors.hashes_ = in.values<std::uint64_t>();
  vectors.values_ = in.values<std::int8_t>();
  vectors.mean_ = in.values<float>();
  // A mean lies among the values; what is no number does not.
  const auto is_mean = [&vectors](float value) {
    return std::fabs(value) <= 128 * vectors.scale_;
  };
  const bool fits =
      in.ok() && vectors.size_ > 0 && vectors.size_ <= kLongestVector &&
      vectors.scale_ > 0 && vectors.scale_ < 1e3F &&
      vectors.mean_.size() == vectors.size_ &&
      std::ranges::all_of(vectors.mean_, is_mean) &&
      vectors.values_.size() == vectors.hashes_.size() * vectors.size_;
  if (!fits) {
    return Error{ErrorCode::Malformed,
                 std::string(name) + ": the model contradicts itself"};
  }
  vectors.index();
  return vectors;
}

WordVectors WordVectors::make(const std::vector<std::string>& forms,
                              const std::vector<float>& values,
                              std::uint32_t size) {
  WordVectors vectors;
  vectors.size_ = size;
  for (const std::string& form : forms) {
    vectors.hashes_.push_back(stable_hash(form));
  }
  vectors.set_values(values);
  vectors.index();
  return vectors;
}

WordVectors WordVectors::with_values(const std::vector<float>& values) const {
  WordVectors vectors = *this;
  vectors.set_values(values);
  return vectors;
}

void WordVectors::set_values(const std::vector<float>& values) {
  constexpr float kRange = 127;
  float most = 1e-9F;
  for (const float value : values) most = std::max(most, std::fabs(value));
  scale_ = most / kRange;
  values_.clear();
  for (const float value : values) {
    values_.push_back(static_cast<std::int8_t>(std::lround(value / scale_)));
  }
  std::vector<double> sums(size_, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    sums[i % size_] += static_cast<double>(values[i]);
  }
  mean_.clear();
  for (const double sum : sums) {
    mean_.push_back(static_cast<float>(sum / std::max<double>(1, count())));
  }
}

std::string WordVectors::serialize() const {
  ByteWriter out;
  out.value(size_);
  out.value(scale_);
  out.values(hashes_);
  out.values(values_);
  out.values(mean_);
  return seal_model(out.bytes(), ModelKind::Vectors);
}

std::uint32_t WordVectors::count() const {
  return static_cast<std::uint32_t>(hashes_.size());
}

void WordVectors::index() {
  const std::size_t size = std::bit_ceil(2 * hashes_.size() + 1);
  slots_.assign(size, 0);
  for (std::uint32_t row = 0; row < hashes_.size(); ++row) {
    std::size_t at = hashes_[row] & (size - 1);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = row + 1;
  }
}

std::optional<std::uint32_t> WordVectors::find(
    std::string_view plain_form) const {
  return find_hash(stable_hash(plain_form));
}

std::optional<std::uint32_t> WordVectors::find_hash(std::uint64_t hash) const {
  if (slots_.empty()) return std::nullopt;
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != 0) {
    if (hashes_[slots_[at] - 1] == hash) return slots_[at] - 1;
    at = (at + 1) & (slots_.size() - 1);
  }
  return std::nullopt;
}

bool WordVectors::add(std::string_view words, std::vector<double>& sum) const {
  bool found = false;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (const auto at = find(plain_form(words.substr(0, end)))) {
      for (std::uint32_t k = 0; k < size_; ++k) {
        sum[k] += static_cast<double>(scale_ * static_cast<float>(row(*at)[k]) -
                                      mean_[k]);
      }
      found = true;
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return found;
}

double WordVectors::kin(std::string_view a, std::string_view b) const {
  if (a == b) return 1;
  std::vector<double> first(size_, 0.0);
  std::vector<double> second(size_, 0.0);
  if (!add(a, first) || !add(b, second)) return 0;
  double product = 0;
  double norm_a = 0;
  double norm_b = 0;
  for (std::uint32_t k = 0; k < size_; ++k) {
    product += first[k] * second[k];
    norm_a += first[k] * first[k];
    norm_b += second[k] * second[k];
  }
  if (norm_a <= 0 || norm_b <= 0) return 0;
  return product / std::sqrt(norm_a * norm_b);
}

}  // namespace synoptic
