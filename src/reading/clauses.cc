// SPDX-License-Identifier: Apache-2.0
//
// Where a sentence is cut: along its tree. Some words lead a clause of their
// own (the root, a relative clause's verb, what is reported, a coordinated
// verb); every other word belongs to the clause of its head. So
//
//   The envoy, who came on Monday, said | that the talks had failed | and left
//
// has four leaders: "said", "came", "failed" and "left". Clauses are
// stretches of text, and the tree's may lie around others: what stands before
// such an inner clause is the noun that it speaks of, and goes with it ("The
// envoy, who came on Monday"); what stands behind it takes it in. Infinitives
// do not lead ("agreed to meet" is one thing said) unless a comma parts them.
#include "reading/clauses.h"

#include <algorithm>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// A clause of fewer words than this is given to its neighbour; one that has
/// its own subject may be a word shorter (chosen on the development stories).
constexpr std::uint32_t kFewestWords = 4;

class Cutter {
 public:
  Cutter(const ClauseTree& tree, std::string_view text)
      : tree_(tree), text_(text) {}

  std::vector<Clause> cut() {
    const std::uint32_t first = tree_.first_token();
    const std::uint32_t end = tree_.end_token();
    if (first == end) return {};
    if (!tree_.is_parsed()) return {{first, end, first}};
    find_leaders();
    std::uint32_t leader = kNoToken;
    for (std::uint32_t at = first; at < end; ++at) {
      const std::uint32_t own =
          is_mark(at) && leader != kNoToken ? leader : leader_[at - first];
      if (own != leader) pieces_.push_back({at, at, own});
      leader = own;
      pieces_.back().end = at + 1;
    }
    return join_pieces();
  }

 private:
  const Token& token(std::uint32_t at) const { return tree_.token(at); }
  bool is_mark(std::uint32_t at) const { return token(at).upos == Upos::Punct; }

  bool after_comma(std::uint32_t at) const {
    const std::uint32_t begin = tree_.reach(at).first;
    // A parser may hang the comma before a clause on the clause itself.
    return is_mark(begin) ||
           (begin > tree_.first_token() && is_mark(begin - 1));
  }

  bool is_predicate(std::uint32_t at) const {
    if (token(at).upos == Upos::Verb) return true;
    return std::ranges::any_of(tree_.dependents(at), [&](std::uint32_t child) {
      return has_relation(token(child), {"cop", "nsubj", "aux"});
    });
  }

  bool is_infinitive(std::uint32_t at) const {
    const std::uint32_t mark = tree_.dependent(at, "mark");
    return mark != kNoToken && token(mark).lemma == "to";
  }

  bool leads(std::uint32_t at) const {
    const std::uint32_t head = tree_.head(at);
    if (head == kNoToken) return true;
    const Token& word = token(at);
    if (word.deprel == "acl:relcl") return true;
    if (has_relation(word, "conj")) {
      return leader_[head - tree_.first_token()] == head && is_predicate(at);
    }
    if (has_relation(word, "advcl")) {
      return !is_infinitive(at) || after_comma(at);
    }
    if (has_relation(word, "ccomp")) {
      return tree_.dependent(at, "nsubj") != kNoToken ||
             tree_.dependent(at, "mark") != kNoToken;
    }
    if (has_relation(word, "parataxis")) return is_predicate(at);
    if (has_relation(word, "acl")) {
      return word.upos == Upos::Verb && after_comma(at);
    }
    return has_relation(word, "dep") && is_predicate(at) &&
           tree_.dependent(at, "nsubj") != kNoToken;
  }

  void find_leaders() {
    const std::uint32_t first = tree_.first_token();
    leader_.assign(tree_.end_token() - first, kNoToken);
    for (const std::uint32_t at : tree_.top_down()) {
      leader_[at - first] = leads(at) ? at : leader_[tree_.head(at) - first];
    }
  }

  static bool holds_head(const Clause& piece) {
    return piece.head >= piece.first && piece.head < piece.end;
  }

  bool is_below(std::uint32_t at, std::uint32_t above) const {
    const TokenRange reach = tree_.reach(above);
    return at >= reach.first && at < reach.end &&
           tree_.depth(at) > tree_.depth(above);
  }

  std::uint32_t topmost(const Clause& piece) const {
    std::uint32_t top = piece.first;
    for (std::uint32_t at = piece.first; at < piece.end; ++at) {
      if (!is_mark(at) && (is_mark(top) || tree_.depth(at) < tree_.depth(top)))
        top = at;
    }
    return top;
  }

  /// Each leader once: its other pieces go to a neighbour.
  std::vector<Clause> join_pieces() {
    std::vector<Clause> kept;
    std::uint32_t pending = kNoToken;  // where a stray piece before begins
    for (Clause piece : pieces_) {
      if (pending != kNoToken) {
        piece.first = pending;
        pending = kNoToken;
      }
      if (holds_head(piece)) {
        kept.push_back(piece);
      } else if (piece.head >= piece.end) {
        pending = piece.first;
      } else {
        take_in(piece, kept);
      }
    }
    return kept;
  }

  /// A piece behind its leader takes in the clauses between them, if these are
  /// parts of its clause, and else stands alone.
  void take_in(Clause piece, std::vector<Clause>& kept) const {
    std::size_t from = kept.size();
    while (from > 0 && is_below(kept[from - 1].head, piece.head)) --from;
    if (from > 0 && kept[from - 1].head == piece.head) {
      kept.resize(from);
      kept.back().end = piece.end;
      return;
    }
    piece.head = topmost(piece);
    kept.push_back(piece);
  }

  const ClauseTree& tree_;
  std::string_view text_;
  std::vector<std::uint32_t> leader_;
  std::vector<Clause> pieces_;
};

bool is_short(const ClauseTree& tree, const Clause& clause) {
  std::uint32_t words = 0;
  for (std::uint32_t at = clause.first; at < clause.end; ++at) {
    if (tree.token(at).upos != Upos::Punct && ++words == kFewestWords) {
      return false;
    }
  }
  const std::uint32_t subject = tree.dependent(clause.head, "nsubj");
  const bool own_subject = subject != kNoToken && subject >= clause.first &&
                           subject < clause.end &&
                           tree.token(subject).upos != Upos::Pron;
  return words + (own_subject ? 1 : 0) < kFewestWords;
}

void join(const ClauseTree& tree, Clause& into, const Clause& other) {
  if (tree.depth(other.head) < tree.depth(into.head)) into.head = other.head;
  into.first = std::min(into.first, other.first);
  into.end = std::max(into.end, other.end);
}

}  // namespace

std::vector<Clause> cut_clauses(const ClauseTree& tree, std::string_view text) {
  return Cutter(tree, text).cut();
}

std::vector<Clause> join_short_clauses(
    const ClauseTree& tree, std::vector<Clause> clauses,
    const std::function<bool(const Clause&)>& frames) {
  std::vector<Clause> kept;
  bool open = false;    // the last one kept is too short and may take another
  bool framed = false;  // the last one kept is a frame
  for (Clause& clause : clauses) {
    const bool frame = frames(clause);
    const bool small = !frame && is_short(tree, clause);
    if (!frame && !framed && !kept.empty() && (open || small)) {
      join(tree, kept.back(), clause);
      open = is_short(tree, kept.back());
    } else {
      kept.push_back(clause);
      open = small;
    }
    framed = frame;
  }
  return kept;
}

}  // namespace synoptic
