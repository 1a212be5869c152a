// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "language/analysis.h"
#include "language/encoder.h"
#include "language/names.h"

namespace synoptic {

// Labels of tokens: 0 is no name; then for each NameType the four places in a
// name. Part of the format.
enum class NamePlace : std::uint8_t { Single, First, Inner, Last };
inline constexpr std::uint32_t kNameTypes = 5;
inline constexpr std::uint32_t kNameLabels = 1 + 4 * kNameTypes;

constexpr std::uint32_t name_label(NameType type, NamePlace place) {
  return 1 + 4 * static_cast<std::uint32_t>(type) +
         static_cast<std::uint32_t>(place);
}

/// True if the one label may follow the other; `kNameLabels` stands for the
/// sentence's begin as `from` and its end as `to`.
bool label_may_follow(std::uint32_t from, std::uint32_t to);

/// A trained model of names: an encoder and a linear chain over labels
/// (Lample et al. 2016, "Neural Architectures for Named Entity Recognition").
struct NameModel {
  Encoder encoder;
  Matrix weights;
  std::vector<float> bias;
  std::vector<float> transitions;  ///< [from * kNameLabels + to]
};

/// Which list holds a word, a letter each: what the model sees of the lists.
WordMap<char> name_groups(const NameLists& lists);

std::string write_name_model(const NameModel& model);
Result<NameModel> read_name_model(std::string_view bytes,
                                  std::string_view name);

/// Fills the names. What each place of a word in the text says of its type
/// counts at all of them. A surname that a person bore in full elsewhere in the
/// text is a person's; a name whose last word is an event's ("Summit") is one.
void find_names(std::string_view text, const NameModel& model,
                const WordVectors& vectors, const NameLists& lists,
                const WordMap<char>& groups, Instructions instructions,
                Analysis& analysis);

}  // namespace synoptic
