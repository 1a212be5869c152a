// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// Vectors of the commonest words, trained on news texts: words that stand in
/// like company have like vectors ("truce", "ceasefire").
///
/// Words are known by the hash of their plain form. Made by
/// training/train_vectors and training/pack_vectors.
class WordVectors {
 public:
  WordVectors() = default;
  /// Reads a model file; `name` is for the message.
  static Result<WordVectors> parse(std::string_view bytes,
                                   std::string_view name);
  /// From rows of `size` values, one for each form, commonest first.
  static WordVectors make(const std::vector<std::string>& forms,
                          const std::vector<float>& values, std::uint32_t size);
  /// The same words with other vectors, row by row, of the same size.
  WordVectors with_values(const std::vector<float>& values) const;
  std::string serialize() const;

  std::uint32_t size() const { return size_; }
  std::uint32_t count() const;

  /// The row of a plain form, or nothing where it is not known.
  std::optional<std::uint32_t> find(std::string_view plain_form) const;
  /// The same by the form's `stable_hash`.
  std::optional<std::uint32_t> find_hash(std::uint64_t hash) const;

  /// The row's `size()` values, to be multiplied by `scale()`.
  const std::int8_t* row(std::uint32_t index) const {
    return values_.data() + std::size_t{index} * size_;
  }
  float scale() const { return scale_; }

  /// The cosine of two words' vectors; 0 where one is not known, 1 for the
  /// same word. Words are taken by their plain form; of several words parted
  /// by spaces ("hand over") the mean counts.
  double kin(std::string_view a, std::string_view b) const;

 private:
  bool add(std::string_view words, std::vector<double>& sum) const;
  void set_values(const std::vector<float>& values);
  void index();

  std::uint32_t size_ = 0;
  float scale_ = 1;
  std::vector<std::uint64_t> hashes_;  // of each row
  std::vector<std::int8_t> values_;
  std::vector<float> mean_;           // of all rows, taken away for `kin`
  std::vector<std::uint32_t> slots_;  // open addressing; row + 1, or 0
};

}  // namespace synoptic
