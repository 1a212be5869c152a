// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "reading/noun_phrases.h"

namespace synoptic {

/// True if the token has this universal relation to its head, whatever its
/// subtype: "nsubj:pass" is a "nsubj".
bool has_relation(const Token& token, std::string_view relation);

/// True if the token has one of the relations.
bool has_relation(const Token& token,
                  std::initializer_list<std::string_view> relations);

/// The tree of one sentence, from the heads of its tokens.
///
/// Tokens are named by their index in the analysis. A token whose head lies
/// outside the sentence, or is itself, is a root, and what a circle of heads
/// holds is a root each; so any heads are acceptable. Linear in the sentence.
class ClauseTree {
 public:
  ClauseTree(const std::vector<Token>& tokens, const Sentence& sentence);

  /// False if no token of the sentence has a head: nothing parsed it.
  bool is_parsed() const { return is_parsed_; }

  std::uint32_t first_token() const { return first_; }
  std::uint32_t end_token() const {
    return first_ + static_cast<std::uint32_t>(heads_.size());
  }
  const Token& token(std::uint32_t at) const { return tokens_[at]; }

  /// `kNoToken` for a root.
  std::uint32_t head(std::uint32_t at) const { return heads_[at - first_]; }
  /// In the order of the text.
  std::span<const std::uint32_t> dependents(std::uint32_t at) const;
  /// From the first to the last token at or below this one.
  TokenRange reach(std::uint32_t at) const { return reaches_[at - first_]; }
  /// Steps up to a root.
  std::uint32_t depth(std::uint32_t at) const { return depths_[at - first_]; }
  /// All tokens, each after its head.
  std::span<const std::uint32_t> top_down() const { return order_; }

  /// The first dependent that has the relation, or `kNoToken`.
  std::uint32_t dependent(std::uint32_t at, std::string_view relation) const;

 private:
  void link();
  void order_from_roots();

  const std::vector<Token>& tokens_;
  std::uint32_t first_ = 0;
  bool is_parsed_ = false;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> begins_;  ///< Into `children_`, one more at end.
  std::vector<std::uint32_t> children_;
  std::vector<TokenRange> reaches_;
  std::vector<std::uint32_t> depths_;
  std::vector<std::uint32_t> order_;
};

}  // namespace synoptic
