// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "language/analysis.h"

namespace synoptic {

/// An analysis as CoNLL-U (universaldependencies.org/format.html): a comment
/// `# newdoc id` with the document's id, for each sentence `# text` and its
/// words, `SpaceAfter=No` where the next follows at once.
std::string to_conllu(std::string_view text, const Analysis& analysis,
                      std::string_view id);

/// Words given beforehand, and the text that they make.
struct GivenWords {
  std::string text;
  Analysis analysis;  ///< As the file says: also tags, heads, relations.
};

/// Reads CoNLL-U. Of a multiword token the words become tokens, put together
/// from its letters where they can be, else set side by side; empty nodes are
/// left out. Fails at the first line that is no CoNLL-U, naming it.
Result<GivenWords> read_conllu(std::string_view conllu, std::string_view name);

}  // namespace synoptic
