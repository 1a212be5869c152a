// SPDX-License-Identifier: Apache-2.0
//
// A sentence of a copy is laid over the sentence that it repeats, word by word
// ("Twelve people were hurt" over "Two people were hurt"), and each stretch in
// which they part is judged by what the readings say of it: other figures,
// other days, a "not" on one side alone, other names where a speaker stands.
// What stands before or behind all that the two share is not judged: a
// sentence may be cut short or go on.
#include "reconciliation/alterations.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "reading/units.h"
#include "reconciliation/sentence_match.h"

namespace synoptic {
namespace {

/// Of the pairs of neighbouring words of the shorter one of two sentences, what
/// must be shared for one to repeat the other, changed perhaps; and what for a
/// sentence to be another report's words, which a shared phrase is not.
/// Guesses.
constexpr double kRepeats = 0.5;
constexpr double kOtherWords = 0.7;
constexpr std::size_t kFewestOtherWords = 8;

/// Of a longer stretch it is not said that one word stands for another: a part
/// of the sentence was written anew, or left out.
constexpr std::size_t kMostChanged = 8;

std::string_view side(const Report& report, Span span) {
  return slice(report.document.text, span);
}

/// One stretch of words that differs, as it stands in one of two reports.
struct Side {
  const Report* report = nullptr;
  const SentenceWords* sentence = nullptr;
  std::uint32_t begin = 0;  ///< Words of the sentence.
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  const Token& token(std::uint32_t word) const {
    return report->analysis.tokens[sentence->tokens[word]];
  }
  /// From the first to the last word.
  Span span() const {
    return {token(begin).span.begin, token(end - 1).span.end};
  }
  bool holds(Span other) const { return !empty() && overlap(span(), other); }
};

/// The words to be shown: those that differ and, where there are none on one
/// of the sides, their neighbours on both.
Side with_neighbours(Side side) {
  if (side.begin > 0) --side.begin;
  if (side.end < side.sentence->words.size()) ++side.end;
  return side;
}

class Judge {
 public:
  explicit Judge(const ReconciliationResources& resources)
      : resources_(resources) {}

  /// What the two sides part in; nothing if it is no alteration. Not both are
  /// empty.
  std::optional<Slot> judge(const Side& a, const Side& b) const {
    if (letters_of(a) == letters_of(b)) return std::nullopt;
    if (negations_in(a) % 2 != negations_in(b) % 2) return Slot::Polarity;
    if (const auto slot = other_times(a, b)) return slot;
    if (other_numbers(a, b)) return Slot::Number;
    if (a.empty() || b.empty()) return added_word(a.empty() ? b : a);
    if (is_speaker(a) || is_speaker(b)) {
      if (names_another(a, b)) return Slot::Attribution;
    }
    if (const auto slot = other_names(a, b)) return slot;
    if (is_quoted(a) || is_quoted(b)) return Slot::Wording;
    return other_words(a, b);
  }

 private:
  /// The letters and digits alone: "euro-zone" and "Euro zone" have the same.
  static std::string letters_of(const Side& side) {
    std::string letters;
    for (std::uint32_t i = side.begin; i < side.end; ++i) {
      for (const char c : side.sentence->words[i]) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_letter =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || byte >= 0x80;
        if (is_letter) letters += c;
      }
    }
    return letters;
  }

  std::size_t negations_in(const Side& side) const {
    std::size_t count = 0;
    for (std::uint32_t i = side.begin; i < side.end; ++i) {
      const std::string& word = side.sentence->words[i];
      count += resources_.negations.contains(word) ||
               resources_.negations.contains(fold(side.token(i).lemma));
    }
    return count;
  }

  /// Dates and lengths of time that meet no one of the other side's.
  static std::optional<Slot> other_times(const Side& a, const Side& b) {
    std::optional<Slot> slot;
    for (const TimeExpression& mine : a.report->reading.times) {
      if (!a.holds(mine.span)) continue;
      for (const TimeExpression& theirs : b.report->reading.times) {
        if (!b.holds(theirs.span) || mine.type != theirs.type) continue;
        if (meet(mine.bounds, theirs.bounds)) return std::nullopt;
        slot = mine.type == TimeType::Duration ? Slot::Duration : Slot::Date;
      }
    }
    return slot;
  }

  static bool other_numbers(const Side& a, const Side& b) {
    bool apart = false;
    for (const Quantity& mine : a.report->reading.quantities) {
      if (!a.holds(mine.span)) continue;
      for (const Quantity& theirs : b.report->reading.quantities) {
        if (!b.holds(theirs.span)) continue;
        const ComparableValue x = comparable(mine);
        const ComparableValue y = comparable(theirs);
        if (x.unit == y.unit && x.value == y.value) return false;
        apart = true;
      }
    }
    return apart || digits_in(a) != digits_in(b);
  }

  /// The digits of a stretch: what no reading took for a quantity counts too.
  static std::string digits_in(const Side& side) {
    std::string digits;
    for (std::uint32_t i = side.begin; i < side.end; ++i) {
      for (const char c : side.sentence->words[i]) {
        if (c >= '0' && c <= '9') digits += c;
      }
    }
    return digits;
  }

  /// A word more that says how sure or what kind it is: "alleged", "at least".
  static std::optional<Slot> added_word(const Side& side) {
    if (is_quoted(side)) return Slot::Wording;
    for (std::uint32_t i = side.begin; i < side.end; ++i) {
      const Upos upos = side.token(i).upos;
      if (upos == Upos::Adj || upos == Upos::Adv) return Slot::Wording;
    }
    return std::nullopt;
  }

  static bool is_speaker(const Side& side) {
    const Reading& reading = side.report->reading;
    return std::ranges::any_of(reading.quotations,
                               [&](const Quotation& quotation) {
                                 return quotation.speaker &&
                                        side.holds(quotation.speaker->span);
                               }) ||
           std::ranges::any_of(
               reading.statements, [&](const Statement& statement) {
                 return std::ranges::any_of(statement.holders,
                                            [&](const Holder& holder) {
                                              return side.holds(holder.span);
                                            });
               });
  }

  static bool is_quoted(const Side& side) {
    for (const Quotation& quotation : side.report->reading.quotations) {
      for (const Span piece : quotation.quoted) {
        if (contains(piece, side.span())) return true;
      }
    }
    return false;
  }

  /// True if each side has a noun or a name and they have none in common.
  static bool names_another(const Side& a, const Side& b) {
    const auto nouns = [](const Side& side) {
      std::set<std::string> found;
      for (std::uint32_t i = side.begin; i < side.end; ++i) {
        const Token& token = side.token(i);
        if (token.upos == Upos::Propn || token.upos == Upos::Noun) {
          found.insert(fold(token.lemma));
        }
      }
      return found;
    };
    const std::set<std::string> mine = nouns(a);
    const std::set<std::string> theirs = nouns(b);
    if (mine.empty() || theirs.empty()) return false;
    return std::ranges::none_of(
        mine, [&](const std::string& noun) { return theirs.contains(noun); });
  }

  static const Name* name_in(const Side& side) {
    for (const Name& name : side.report->analysis.names) {
      if (side.holds(name.span)) return &name;
    }
    return nullptr;
  }

  static std::optional<Slot> other_names(const Side& a, const Side& b) {
    const Name* mine = name_in(a);
    const Name* theirs = name_in(b);
    if (mine == nullptr || theirs == nullptr || !names_another(a, b)) {
      return std::nullopt;
    }
    const bool places =
        mine->type == NameType::Place && theirs->type == NameType::Place;
    return places ? Slot::Place : Slot::Person;
  }

  static bool has_meaning(Upos upos) {
    return upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Verb ||
           upos == Upos::Adj || upos == Upos::Adv || upos == Upos::Num;
  }

  std::optional<Slot> other_words(const Side& a, const Side& b) const {
    const auto meanings = [&](const Side& side) {
      std::set<std::string> found;
      for (std::uint32_t i = side.begin; i < side.end; ++i) {
        const Token& token = side.token(i);
        if (has_meaning(token.upos)) found.insert(fold(token.lemma));
      }
      return found;
    };
    if (meanings(a) == meanings(b)) return std::nullopt;
    return Slot::Wording;
  }

  const ReconciliationResources& resources_;
};

int rank_of(const Alteration& alteration) {
  switch (alteration.slot) {
    case Slot::Polarity:
      return 0;
    case Slot::Number:
    case Slot::Reciprocity:
    case Slot::Extent:
      return 1;
    case Slot::Date:
    case Slot::Duration:
      return 2;
    case Slot::Attribution:
      return 3;
    case Slot::Person:
    case Slot::Place:
      return 4;
    case Slot::Wording:
      break;
  }
  return alteration.quoted ? 5 : 6;
}

class Search {
 public:
  Search(const Story& story, std::span<const Report> reports,
         const ReconciliationResources& resources)
      : story_(story), reports_(reports), judge_(resources) {}

  std::vector<Alteration> find() {
    for (const Member& member : story_.members) {
      if (const Member* original = original_of(member)) {
        compare(*original, member);
      }
    }
    std::ranges::stable_sort(found_,
                             [](const Alteration& a, const Alteration& b) {
                               return rank_of(a) < rank_of(b);
                             });
    return std::move(found_);
  }

 private:
  const Report& report_of(ReportId id) const { return reports_[id.value]; }

  /// What a member repeats, if that is of this story and not the same text.
  const Member* original_of(const Member& member) const {
    if (!member.copy_of) return nullptr;
    const auto found =
        std::ranges::find(story_.members, *member.copy_of, &Member::report);
    if (found == story_.members.end() || found->family != member.family ||
        report_of(found->report).document.text ==
            report_of(member.report).document.text) {
      return nullptr;
    }
    return &*found;
  }

  const SentenceIndex& index_of(ReportId report) {
    const auto [found, is_new] = indexes_.try_emplace(report);
    if (is_new) {
      const Report& text = report_of(report);
      for (std::uint32_t i = 0; i < text.analysis.sentences.size(); ++i) {
        found->second.add(words_of(text, i));
      }
    }
    return found->second;
  }

  void compare(const Member& original, const Member& copy) {
    const SentenceIndex& index = index_of(original.report);
    const Report& text = report_of(copy.report);
    for (std::uint32_t i = 0; i < text.analysis.sentences.size(); ++i) {
      const SentenceWords sentence = words_of(text, i);
      const SentenceWords* same = index.find(sentence, kRepeats);
      if (same == nullptr) {
        look_elsewhere(copy, sentence);
      } else if (same->words != sentence.words) {
        lay_over(original, *same, copy, sentence);
      }
    }
  }

  /// A sentence that the original has not may be a third report's.
  void look_elsewhere(const Member& copy, const SentenceWords& sentence) {
    if (sentence.words.size() < kFewestOtherWords) return;
    if (everything_ == nullptr) index_everything();
    std::set<std::uint32_t> family;
    for (const Member& member : story_.members) {
      if (member.family == copy.family) family.insert(member.report.value);
    }
    const SentenceWords* other =
        everything_->find(sentence, kOtherWords, family);
    if (other == nullptr || other->words.size() < kFewestOtherWords) return;
    const auto whole = [&](ReportId report, const SentenceWords& words) {
      const Side all = {&report_of(report), &words, 0,
                        static_cast<std::uint32_t>(words.words.size())};
      return Evidence{report, all.span(), {}};
    };
    Alteration& alteration = add(Slot::Wording, whole({other->report}, *other),
                                 whole(copy.report, sentence));
    alteration.why =
        "The copy has here the words of another report than the one that it "
        "repeats.";
  }

  void index_everything() {
    everything_ = std::make_unique<SentenceIndex>();
    for (const Member& member : story_.members) {
      const Report& text = report_of(member.report);
      for (std::uint32_t i = 0; i < text.analysis.sentences.size(); ++i) {
        SentenceWords words = words_of(text, i);
        words.report = member.report.value;
        everything_->add(std::move(words));
      }
    }
  }

  void lay_over(const Member& original, const SentenceWords& a_words,
                const Member& copy, const SentenceWords& b_words) {
    const Report& a_report = report_of(original.report);
    const Report& b_report = report_of(copy.report);
    for (const WordChange& change :
         changes_between(a_words.words, b_words.words)) {
      Side a = {&a_report, &a_words, change.a_begin, change.a_end};
      Side b = {&b_report, &b_words, change.b_begin, change.b_end};
      if (is_at_an_end(a, b) || a.end - a.begin > kMostChanged ||
          b.end - b.begin > kMostChanged) {
        continue;
      }
      const std::optional<Slot> slot = judge_.judge(a, b);
      if (!slot) continue;
      if (a.empty() || b.empty()) {
        a = with_neighbours(a);
        b = with_neighbours(b);
      }
      add(*slot, {original.report, a.span(), {}}, {copy.report, b.span(), {}});
    }
  }

  /// True if one of the sentences only begins earlier or ends later.
  static bool is_at_an_end(const Side& a, const Side& b) {
    const bool at_begin = a.begin == 0 && b.begin == 0;
    const bool at_end =
        a.end == a.sentence->words.size() && b.end == b.sentence->words.size();
    return (at_begin || at_end) && (a.empty() || b.empty());
  }

  /// Puts it with an equal one, if there is one; gives the one.
  Alteration& add(Slot slot, Evidence original, Evidence copy) {
    const std::string words(side(report_of(copy.report), copy.span));
    const auto [known, is_new] = numbers_.try_emplace(
        {original.report, original.span, words}, found_.size());
    if (!is_new) {
      found_[known->second].copies.push_back(std::move(copy));
      return found_[known->second];
    }
    Alteration alteration;
    alteration.slot = slot;
    alteration.quoted = is_quoted(copy) || is_quoted(original);
    alteration.why = why_of(slot, alteration.quoted);
    alteration.original = std::move(original);
    alteration.copies = {std::move(copy)};
    found_.push_back(std::move(alteration));
    return found_.back();
  }

  bool is_quoted(const Evidence& evidence) const {
    for (const Quotation& quotation :
         report_of(evidence.report).reading.quotations) {
      for (const Span piece : quotation.quoted) {
        if (overlap(piece, evidence.span)) return true;
      }
    }
    return false;
  }

  static std::string why_of(Slot slot, bool quoted) {
    switch (slot) {
      case Slot::Polarity:
        return "One of the two turns the sentence round.";
      case Slot::Number:
      case Slot::Reciprocity:
      case Slot::Extent:
        return "The copy has another figure.";
      case Slot::Date:
        return "The copy has another date.";
      case Slot::Duration:
        return "The copy has another length of time.";
      case Slot::Attribution:
        return "The copy gives it to another speaker.";
      case Slot::Person:
        return "The copy has another name.";
      case Slot::Place:
        return "The copy has another place.";
      case Slot::Wording:
        break;
    }
    return quoted ? "The copy has other words inside a quotation."
                  : "The copy has other words.";
  }

  const Story& story_;
  std::span<const Report> reports_;
  Judge judge_;
  std::map<ReportId, SentenceIndex> indexes_;
  std::unique_ptr<SentenceIndex> everything_;
  std::map<std::tuple<ReportId, Span, std::string>, std::size_t> numbers_;
  std::vector<Alteration> found_;
};

}  // namespace

std::vector<Alteration> find_alterations(
    const Story& story, std::span<const Report> reports,
    const ReconciliationResources& resources) {
  return Search(story, reports, resources).find();
}

}  // namespace synoptic
