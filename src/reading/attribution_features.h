// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/noun_phrases.h"
#include "reading/quotation_marks.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// The part that a token plays in one attribution. Values are in model files;
/// never renumber.
enum class AttributionRole : std::uint8_t { None, Cue, Source, Content };
inline constexpr std::size_t kAttributionRoles = 4;

/// Features as hashes, to be taken modulo a table's size.
using FeatureList = std::vector<std::uint32_t>;

/// What the models of attribution look at, for one report: everything of a
/// token that does not depend on the cue is computed once.
class AttributionView {
 public:
  /// Keeps references to all it is given.
  AttributionView(const Document& document, const Analysis& analysis,
                  const std::vector<QuotedText>& quoted,
                  const SpeechVerbs& verbs);

  std::uint32_t token_count() const {
    return static_cast<std::uint32_t>(facts_.size());
  }

  /// The tokens that can have a part in an attribution by this cue: those of
  /// its block, up to `kReach` on both sides.
  TokenRange window(std::uint32_t cue) const;

  /// What tells whether the token is the head of a cue.
  void cue_features(std::uint32_t token, FeatureList& out) const;

  /// What tells the role of each token of the window in the attribution of
  /// the cue: one list for each token.
  void role_features(std::uint32_t cue, TokenRange window,
                     std::vector<FeatureList>& out) const;

  /// What tells that the role changes between the token before and this one:
  /// a small number, below `kJoints`.
  std::uint32_t joint(std::uint32_t token) const;
  static constexpr std::uint32_t kJoints = 16;

 private:
  struct Facts {
    std::uint32_t word = 0;   ///< Hash of the folded word.
    std::uint32_t lemma = 0;  ///< Hash of the lemma.
    std::uint32_t shape = 0;
    std::uint32_t relation = 0;  ///< Hash of the relation to the head.
    Upos upos = Upos::X;
    std::uint32_t head = kNoToken;
    std::uint32_t sentence = 0;
    std::uint32_t quote = 0;  ///< 1 + index of the quoted text, or 0.
    std::uint32_t block = 0;
    std::uint8_t verb_kind = 0;  ///< 1 + CueKind for speech verbs.
    bool comma = false;
    bool stop = false;
    bool mark = false;  ///< A quotation mark.
    std::vector<std::uint32_t> children;
  };

  static constexpr std::uint32_t kReach = 120;

  struct CueFacts;
  void describe_path(std::uint32_t cue, std::uint32_t token, CueFacts& facts,
                     FeatureList& out) const;
  std::uint32_t upos_at(std::int64_t token) const;
  std::uint32_t word_at(std::int64_t token) const;
  std::uint32_t lemma_at(std::int64_t token) const;

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Facts> facts_;
};

}  // namespace synoptic
