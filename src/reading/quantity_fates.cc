// SPDX-License-Identifier: Apache-2.0
#include "reading/quantity_fates.h"

namespace synoptic {
namespace {

/// How many words may stand between a count and the verb that tells its fate:
/// "were also reportedly", a guess.
constexpr std::size_t kVerbReach = 5;

const FateWord* fate_at(const TaggedPieces& text, std::size_t at,
                        const QuantityResources& resources) {
  if (at >= text.pieces.size()) return nullptr;
  const auto found =
      resources.fates.find(std::string_view(text.pieces[at].fold));
  return found == resources.fates.end() ? nullptr : &found->second;
}

bool is_passive_aux(std::string_view word) {
  return is_any(word, {"were", "was", "are", "is", "been", "be", "being", "got",
                       "remain", "remained", "remains"});
}

/// Words that may stand between a count and its verb.
bool may_stand_between(std::string_view word) {
  return is_passive_aux(word) ||
         is_any(
             word,
             {"have",       "has",       "had",       "also",       "others",
              "who",        "that",      "still",     "later",      "believed",
              "reportedly", "confirmed", "feared",    "presumed",   "reported",
              "to",         "severely",  "seriously", "critically", "badly",
              "slightly",   "lightly",   "fatally",   "then",       "more",
              "other",      "shot",      "left",      "may",        "could",
              "will",       "would",     "all"});
}

/// True if the past form at `at` has an object behind it, so that those
/// counted before it did it: "two men killed a guard".
bool has_object(const TaggedPieces& text, std::size_t at) {
  const std::size_t next = at + 1;
  if (next >= text.pieces.size() || text.pieces[next].breaks) return false;
  const Piece& piece = text.pieces[next];
  if (piece.kind == PieceKind::Digits) return true;
  if (piece.kind == PieceKind::Mark) return piece.fold == "$";
  return !is_any(
      piece.fold,
      {"in",      "by",       "on",        "at",        "when",      "and",
       "after",   "during",   "as",        "since",     "near",      "outside",
       "inside",  "while",    "or",        "but",       "from",      "so",
       "across",  "over",     "under",     "with",      "if",        "for",
       "within",  "before",   "overnight", "yesterday", "were",      "was",
       "are",     "is",       "there",     "here",      "because",   "to",
       "between", "last",     "this",      "earlier",   "later",     "had",
       "have",    "has",      "of",        "alone",     "so",        "until",
       "around",  "amid",     "monday",    "tuesday",   "wednesday", "thursday",
       "friday",  "saturday", "sunday"});
}

std::string fate_before(const TaggedPieces& text, std::size_t begin,
                        const QuantityResources& resources) {
  std::size_t at = begin;
  while (at > 0 && !text.pieces[at].breaks &&
         is_any(text.pieces[at - 1].fold,
                {"the", "another", "and", "some", "all"})) {
    // "killed and 12 escaped": an "and" parts the two.
    if (text.pieces[at - 1].fold == "and") return {};
    --at;
  }
  if (at == 0 || at >= text.pieces.size() || text.pieces[at].breaks) return {};
  const FateWord* fate = fate_at(text, at - 1, resources);
  if (fate == nullptr || fate->form == FateForm::State ||
      fate->form == FateForm::Beast) {
    return {};
  }
  // "were killed 12 miles away", "was arrested two streets on".
  if (fate->form == FateForm::Past && at > 1 &&
      is_passive_aux(text.pieces[at - 2].fold)) {
    return {};
  }
  return fate->fate;
}

std::string fate_after(const TaggedPieces& text, std::size_t end,
                       const QuantityResources& resources) {
  bool passive = false;
  for (std::size_t at = end; at < text.pieces.size() && at <= end + kVerbReach;
       ++at) {
    const Piece& piece = text.pieces[at];
    if (piece.breaks) return {};
    if (const FateWord* fate = fate_at(text, at, resources)) {
      if (fate->form == FateForm::Beast) return {};
      if (fate->form == FateForm::Active) return {};
      if (fate->form == FateForm::Past && !passive && has_object(text, at)) {
        return {};
      }
      return fate->fate;
    }
    if (is_passive_aux(piece.fold)) passive = true;
    if (!may_stand_between(piece.fold)) return {};
  }
  return {};
}

}  // namespace

WordMap<FateWord> parse_fates(std::string_view list) {
  WordMap<FateWord> fates;
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 3) continue;
    const FateForm form = entry[2] == "past"     ? FateForm::Past
                          : entry[2] == "active" ? FateForm::Active
                          : entry[2] == "beast"  ? FateForm::Beast
                                                 : FateForm::State;
    fates.emplace(entry[0], FateWord{entry[1], form});
  }
  return fates;
}

std::string find_fate(const TaggedPieces& text, std::size_t begin,
                      std::size_t end, const QuantityResources& resources) {
  if (end > begin) {
    const FateWord* inside = fate_at(text, end - 1, resources);
    if (inside != nullptr && inside->form == FateForm::Beast) return {};
    if (inside != nullptr && inside->form != FateForm::Active) {
      return inside->fate;
    }
  }
  // "Two people were killed" tells more surely than what stands before.
  std::string fate = fate_after(text, end, resources);
  return fate.empty() ? fate_before(text, begin, resources) : fate;
}

}  // namespace synoptic
