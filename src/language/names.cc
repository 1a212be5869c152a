// SPDX-License-Identifier: Apache-2.0
//
// A name is a run of capitalised words, cut at titles and at names that are
// known. What type it has is told by, in this order: the list of known names,
// the title before it ("Gov. Lind"), its last word ("Lind River"), its first
// word ("Mara Lind"), the word before it ("in Elbing"). A person's surname
// that stands alone later has the type of the full name. In headlines, where
// every word is capitalised, only names found in running text count.
#include "language/names.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

// The longest name that is looked up in the list of known ones.
constexpr std::uint32_t kLongestKnown = 6;
// Runs are read this far only, so that a text of capitals costs linear time.
constexpr std::uint32_t kLongestRun = 16;

class NameFinder {
 public:
  NameFinder(std::string_view text, const NameLists& lists, Analysis& analysis)
      : text_(text), lists_(lists), analysis_(analysis) {}

  void find() {
    for (const Sentence& sentence : analysis_.sentences) {
      if (!is_title_case(sentence)) read_sentence(sentence, Case::Running);
    }
    for (const Sentence& sentence : analysis_.sentences) {
      if (is_title_case(sentence)) read_sentence(sentence, Case::Title);
    }
    type_surnames();
    std::ranges::sort(analysis_.names, {}, &Name::span);
  }

 private:
  enum class Case { Running, Title };

  std::string_view word(std::uint32_t i) const {
    return slice(text_, analysis_.tokens[i].span);
  }
  bool is_capital(std::uint32_t i) const {
    const Span span = analysis_.tokens[i].span;
    return is_upper(decode_utf8(text_, span.begin).value);
  }
  bool is_lower_word(std::uint32_t i) const {
    const Span span = analysis_.tokens[i].span;
    return is_lower(decode_utf8(text_, span.begin).value);
  }

  bool is_title_case(const Sentence& sentence) const {
    if (slice(text_, analysis_.tokens[sentence.end_token - 1].span) == ".") {
      return false;
    }
    std::size_t upper = 0;
    std::size_t words = 0;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (analysis_.tokens[i].span.size() < 4) continue;
      if (is_capital(i)) ++upper;
      if (is_capital(i) || is_lower_word(i)) ++words;
    }
    return words >= 4 && upper * 4 >= words * 3;
  }

  std::string join(std::uint32_t first, std::uint32_t end) const {
    std::string joined;
    for (std::uint32_t i = first; i < end; ++i) {
      if (i > first &&
          analysis_.tokens[i].span.begin > analysis_.tokens[i - 1].span.end) {
        joined += ' ';
      }
      joined += word(i);
    }
    return joined;
  }

  /// The end of the longest known name that begins at `i`, or `i`.
  std::uint32_t known_end(std::uint32_t i, std::uint32_t end) const {
    const std::uint32_t last = std::min(end, i + kLongestKnown);
    for (std::uint32_t stop = last; stop > i; --stop) {
      const Span all =
          cover(analysis_.tokens[i].span, analysis_.tokens[stop - 1].span);
      if (all.size() <= 48 && lists_.known.contains(join(i, stop))) return stop;
    }
    return i;
  }

  void add(std::uint32_t first, std::uint32_t end, NameType type) {
    analysis_.names.push_back(
        {cover(analysis_.tokens[first].span, analysis_.tokens[end - 1].span),
         type, first, end});
  }

  void read_sentence(const Sentence& sentence, Case letters) {
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token;) {
      i = is_capital(i) || lists_.known.contains(word(i))
              ? read_run(i, sentence, letters)
              : i + 1;
    }
  }

  /// The end of the run of capitalised words that begins at `i`: particles,
  /// hyphens and "of" inside it included.
  std::uint32_t run_end(std::uint32_t i, std::uint32_t end) const {
    std::uint32_t stop = i;
    end = std::min(end, i + kLongestRun);
    while (stop < end) {
      if (is_capital(stop)) {
        ++stop;
        continue;
      }
      std::uint32_t next = stop;
      while (next < end && next < stop + 2 && joins(stop, next)) ++next;
      if (next == stop || next >= end || !is_capital(next)) break;
      stop = next;
    }
    return stop;
  }
  bool joins(std::uint32_t stop, std::uint32_t i) const {
    const std::string_view mark = word(i);
    if (mark == "-") {
      return analysis_.tokens[i].span.begin == analysis_.tokens[i - 1].span.end;
    }
    if (mark == "of" || mark == "for") {
      return i == stop &&
             (lists_.organization_words.contains(word(i - 1)) ||
              lists_.place_words.contains(word(i - 1)) || mark == "of");
    }
    if (mark == "&") return true;
    return lists_.particles.contains(mark);
  }

  std::uint32_t read_run(std::uint32_t i, const Sentence& sentence,
                         Case letters) {
    const std::uint32_t known = known_end(i, sentence.end_token);
    std::uint32_t end = std::max(known, run_end(i, sentence.end_token));
    if (known > i && (known == end || letters == Case::Title)) {
      add(i, known, lists_.known.find(join(i, known))->second);
      return known;
    }
    // Words that only begin the sentence.
    std::uint32_t first = i;
    while (first < end && is_plain(first, sentence, letters)) ++first;
    if (first > i) return first;
    // Titles before the name.
    std::uint32_t name = first;
    while (name < end && lists_.person_titles.contains(word(name))) ++name;
    if (name == end) return end;
    if (name > first) return add_person(name, end);
    if (letters == Case::Title && !is_known_person(first, end)) {
      return first + 1;
    }
    if (known > i) {
      const NameType type = lists_.known.find(join(i, known))->second;
      const NameType whole = type_by_words(i, end);
      if (whole == NameType::Other || type == NameType::Other) {
        if (whole != NameType::Other && type != NameType::Other) {
          add(i, end, whole);
          return end;
        }
        add(i, known, type);
        return known;
      }
      add(i, end, whole);
      return end;
    }
    return add_typed(first, end, sentence);
  }

  std::uint32_t add_person(std::uint32_t first, std::uint32_t end) {
    end = cut_possessive(first, end);
    add(first, end, NameType::Person);
    surnames_.insert(std::string(word(end - 1)));
    return end;
  }
  std::uint32_t cut_possessive(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first + 1; i < end; ++i) {
      if (!is_capital(i) && word(i) != "-" &&
          !lists_.particles.contains(word(i))) {
        return i;
      }
    }
    return end;
  }

  bool is_known_person(std::uint32_t first, std::uint32_t end) const {
    return end - first >= 2 && end - first <= 4 &&
           lists_.first_names.contains(word(first));
  }

  bool is_plain(std::uint32_t i, const Sentence& sentence, Case letters) const {
    if (lists_.plain_capitals.contains(word(i))) return true;
    const std::string lower = to_lower(word(i));
    if (lists_.stop_words.contains(lower)) return true;
    if (letters == Case::Title) return false;
    // The first word of a sentence or a quotation is a name only if tagging
    // thinks so, or the next word is capitalised too.
    const bool opens = i == sentence.first_token ||
                       analysis_.tokens[i - 1].upos == Upos::Punct;
    if (!opens) return false;
    if (lists_.first_names.contains(word(i))) return false;
    if (i + 1 < sentence.end_token && is_capital(i + 1) &&
        !lists_.stop_words.contains(lower)) {
      return false;
    }
    return analysis_.tokens[i].upos != Upos::Propn;
  }

  NameType type_by_words(std::uint32_t first, std::uint32_t end) const {
    const auto has = [&](const WordSet& words, std::uint32_t i) {
      return words.contains(word(i));
    };
    if (has(lists_.event_words, end - 1)) return NameType::Event;
    if (has(lists_.organization_words, end - 1)) return NameType::Organization;
    if (has(lists_.place_words, end - 1)) return NameType::Place;
    for (std::uint32_t i = first; i + 1 < end; ++i) {
      if (has(lists_.organization_words, i) &&
          (word(i + 1) == "of" || word(i + 1) == "for")) {
        return NameType::Organization;
      }
    }
    return NameType::Other;
  }

  std::uint32_t add_typed(std::uint32_t first, std::uint32_t end,
                          const Sentence& sentence) {
    NameType type = type_by_words(first, end);
    if (type != NameType::Other) {
      add(first, end, type);
      return end;
    }
    // "of" joins only what is an organization or a place.
    for (std::uint32_t i = first; i < end; ++i) {
      if (word(i) == "of" || word(i) == "for") {
        end = i;
        break;
      }
    }
    if (lists_.first_names.contains(word(first)) && end - first <= 4) {
      return add_person(first, end);
    }
    const std::string_view only = word(first);
    const bool acronym = end - first == 1 && only.size() >= 2 &&
                         only.size() <= 6 && only == upper_part(only);
    if (acronym) {
      add(first, end, NameType::Organization);
      return end;
    }
    if (first > sentence.first_token) {
      const std::string left = to_lower(word(first - 1));
      if (left == "in" || left == "at" || left == "near" || left == "from" ||
          left == "to") {
        add(first, end, NameType::Place);
        return end;
      }
    }
    const bool two = end - first >= 2 && end - first <= 4;
    if (two) return add_person(first, end);
    add(first, end, NameType::Other);
    return end;
  }
  static std::string_view upper_part(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() &&
           ((text[size] >= 'A' && text[size] <= 'Z') || text[size] == '.')) {
      ++size;
    }
    return text.substr(0, size);
  }

  void type_surnames() {
    for (Name& name : analysis_.names) {
      if (name.end_token - name.first_token == 1 &&
          (name.type == NameType::Other || name.type == NameType::Place) &&
          surnames_.contains(word(name.first_token)) &&
          !lists_.known.contains(word(name.first_token))) {
        name.type = NameType::Person;
      }
    }
  }

  std::string_view text_;
  const NameLists& lists_;
  Analysis& analysis_;
  WordSet surnames_;
};

}  // namespace

void find_names_by_rules(std::string_view text, const NameLists& lists,
                         Analysis& analysis) {
  NameFinder(text, lists, analysis).find();
}

}  // namespace synoptic
