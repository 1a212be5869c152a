// SPDX-License-Identifier: Apache-2.0
//
// An agency's name says little by itself: reports name agencies as actors and
// cite them. A credit is told by its place (a dateline, a byline, the last
// line) and by having nothing else to say: but for names of agencies and a few
// words listed for it, a credit is empty.
#include "stories/agency_credits.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

/// An agency stands in its dateline within so many bytes: a place, a date.
constexpr std::size_t kDatelineBytes = 90;
/// So many paragraphs may stand before the dateline (a standfirst), and so
/// many behind the credit (a line on the writer). A guess.
constexpr std::size_t kOuterBlocks = 3;
/// A sentence of more words credits nobody.
constexpr std::size_t kMostCreditWords = 30;
/// A name of an agency has at most so many words.
constexpr std::size_t kMostNameWords = 4;

/// A word of a line as it is printed.
struct LineWord {
  std::string_view text;
  bool parted = false;  ///< A mark stands between it and the word before.
};

std::vector<LineWord> words_in(std::string_view line) {
  std::vector<LineWord> words;
  bool parted = true;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    CodePoint next = decode_utf8(line, at);
    const auto inside = [&] {
      return is_word(next.value) || next.value == '-';
    };
    if (!is_word(next.value)) {
      parted = parted || next.value != ' ';
      at += next.size;
      continue;
    }
    while (at < line.size() && inside()) {
      at += next.size;
      if (at < line.size()) next = decode_utf8(line, at);
    }
    words.push_back({line.substr(begin, at - begin), parted});
    parted = false;
  }
  return words;
}

bool is_capitalised(std::string_view word) {
  return is_upper(decode_utf8(word, 0).value);
}

/// The agencies named in a line and its other words.
struct CreditLine {
  std::vector<std::string> agencies;
  std::vector<std::string> others;  ///< Folded.
  bool names_others = false;        ///< Some of them begin with a capital.
};

class LineReader {
 public:
  LineReader(std::string_view line, const CreditLists& lists)
      : words_(words_in(line)), lists_(lists) {}

  CreditLine read() const {
    CreditLine found;
    for (std::size_t i = 0; i < words_.size();) {
      const auto [agency, taken] = agency_at(i);
      if (taken > 0) {
        if (std::ranges::find(found.agencies, agency) == found.agencies.end()) {
          found.agencies.push_back(agency);
        }
        i += taken;
        continue;
      }
      found.others.push_back(fold(words_[i].text));
      if (is_capitalised(words_[i].text) &&
          !lists_.words.contains(found.others.back())) {
        found.names_others = true;
      }
      ++i;
    }
    return found;
  }

 private:
  /// The agency named from a word on, by as many words as can be.
  std::pair<std::string, std::size_t> agency_at(std::size_t first) const {
    std::pair<std::string, std::size_t> longest;
    std::string name;
    for (std::size_t i = first; i < words_.size() && i < first + kMostNameWords;
         ++i) {
      if (i > first && words_[i].parted) break;
      if (i > first) name += ' ';
      name += words_[i].text;
      const auto found = lists_.agencies.find(name);
      if (found == lists_.agencies.end()) continue;
      if (is_part_of_name(first, i + 1)) continue;
      longest = {found->second, i + 1 - first};
    }
    return longest;
  }

  /// Whether words stand in a longer name: Petra in "Petra Novak".
  bool is_part_of_name(std::size_t begin, std::size_t end) const {
    const auto is_name = [&](const LineWord& word) {
      return is_capitalised(word.text) &&
             !lists_.words.contains(fold(word.text));
    };
    if (end < words_.size() && !words_[end].parted && is_name(words_[end])) {
      return true;
    }
    return begin > 0 && !words_[begin].parted && is_name(words_[begin - 1]);
  }

  std::vector<LineWord> words_;
  const CreditLists& lists_;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \n\t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n\t") + 1 - begin);
}

/// The last sentence of a paragraph, or all of it.
std::string_view last_sentence(std::string_view block) {
  block = trimmed(block);
  if (block.size() < 2) return block;
  const std::size_t stop = block.rfind(". ", block.size() - 2);
  return stop == std::string_view::npos ? block : block.substr(stop + 2);
}

class Finder {
 public:
  Finder(const Document& document, const CreditLists& lists)
      : document_(document), lists_(lists) {}

  std::vector<AgencyCredit> find() {
    from_outlet();
    for (const RemovedText& removed : document_.removed) from_removed(removed);
    std::vector<std::string_view> blocks = body_blocks();
    const std::size_t outer = std::min(kOuterBlocks, blocks.size());
    for (std::size_t i = 0; i < outer; ++i) from_dateline(blocks[i]);
    for (std::size_t i = blocks.size() - outer; i < blocks.size(); ++i) {
      from_end(blocks[i]);
    }
    std::stable_sort(
        found_.begin(), found_.end(),
        [](const auto& a, const auto& b) { return a.extent > b.extent; });
    return std::move(found_);
  }

 private:
  std::vector<std::string_view> body_blocks() const {
    std::vector<std::string_view> blocks;
    std::string_view rest = document_.text;
    while (document_.blocks.empty() && !rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end > 0) blocks.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::Headline) continue;
      blocks.push_back(slice(document_.text, block.span));
    }
    return blocks;
  }

  void add(const std::string& agency, CreditExtent extent,
           std::string_view words) {
    for (AgencyCredit& known : found_) {
      if (known.agency != agency) continue;
      if (extent > known.extent) {
        known.extent = extent;
        known.words = words;
      }
      return;
    }
    found_.push_back({agency, extent, std::string(words)});
  }

  /// Where several agencies are credited, none gave the whole.
  void add_all(const CreditLine& line, CreditExtent extent,
               std::string_view words) {
    if (line.agencies.size() > 1) extent = CreditExtent::Part;
    for (const std::string& agency : line.agencies) add(agency, extent, words);
  }

  void from_outlet() {
    std::string_view name = document_.source;
    name = trimmed(name.substr(0, name.find('(')));
    const auto found = lists_.agencies.find(name);
    if (found != lists_.agencies.end()) {
      add(found->second, CreditExtent::Own, document_.source);
    }
  }

  void from_removed(const RemovedText& removed) {
    // A section's reasons end in "+".
    const std::string_view reason =
        std::string_view(removed.reason).substr(0, removed.reason.find('+'));
    if (reason != "byline" && reason != "agency-credit" &&
        reason != "contribution" && reason != "copyright") {
      return;
    }
    const CreditLine line = LineReader(removed.text, lists_).read();
    if (line.agencies.empty()) return;
    CreditExtent extent = extent_of(removed.text, line);
    if (reason == "contribution" && extent != CreditExtent::Whole) {
      extent = CreditExtent::Part;
    }
    // "By Ada Moss and Associated Press": the outlet's own part is told.
    const bool shared =
        reason == "byline" && line.names_others &&
        std::ranges::find(line.others, "and") != line.others.end();
    if (shared) extent = CreditExtent::Part;
    add_all(line, extent == CreditExtent::None ? CreditExtent::Whole : extent,
            trimmed(removed.text));
  }

  /// What the words of a credit say of its extent: `None` if nothing.
  CreditExtent extent_of(std::string_view text, const CreditLine& line) const {
    const std::string folded = fold(text);
    for (const auto& [phrase, extent] : lists_.phrases) {
      if (folded.find(phrase) != std::string::npos) return extent;
    }
    CreditExtent whole = CreditExtent::None;
    for (const std::string& word : line.others) {
      const auto known = lists_.words.find(word);
      if (known == lists_.words.end()) continue;
      if (known->second == CreditExtent::Part) return CreditExtent::Part;
      whole = std::max(whole, known->second);
    }
    return whole;
  }

  /// "ELBING, March 2 (Reuters) - ...", "ELBING, March 2. /TASS/. ...".
  void from_dateline(std::string_view block) {
    const std::string_view head = block.substr(0, kDatelineBytes);
    const std::size_t open = head.find_first_of("(/");
    if (open == std::string_view::npos) return;
    const char closing = head[open] == '(' ? ')' : '/';
    const std::size_t close = head.find(closing, open + 1);
    if (close == std::string_view::npos) return;
    const std::string_view after = trimmed(block.substr(close + 1));
    const bool set_off =
        open == 0 || closing == '/' || after.starts_with("-") ||
        after.starts_with("\u2013") || after.starts_with("\u2014");
    if (!set_off) return;
    const CreditLine line =
        LineReader(head.substr(open + 1, close - open - 1), lists_).read();
    if (line.names_others) return;
    add_all(line, CreditExtent::Whole, trimmed(head.substr(0, close + 1)));
  }

  /// "(dpa, AFP)", "With material from Reuters.", "AFP contributed to this".
  void from_end(std::string_view block) {
    const std::string_view sentence = last_sentence(block);
    const std::size_t open = sentence.rfind('(');
    if (open != std::string_view::npos && sentence.ends_with(')')) {
      if (from_credit(sentence.substr(open))) return;
    }
    from_credit(sentence);
  }

  bool from_credit(std::string_view words) {
    const CreditLine line = LineReader(words, lists_).read();
    if (line.agencies.empty() || line.others.size() > kMostCreditWords) {
      return false;
    }
    const std::string folded = fold(words);
    const bool has_phrase =
        std::ranges::any_of(lists_.phrases, [&](const auto& phrase) {
          return folded.find(phrase.first) != std::string::npos;
        });
    const bool is_empty = std::ranges::all_of(
        line.others,
        [&](const std::string& word) { return lists_.words.contains(word); });
    if (!has_phrase && !is_empty) return false;
    const CreditExtent extent = extent_of(words, line);
    add_all(line, extent == CreditExtent::None ? CreditExtent::Whole : extent,
            words);
    return true;
  }

  const Document& document_;
  const CreditLists& lists_;
  std::vector<AgencyCredit> found_;
};

CreditExtent extent_named(std::string_view word) {
  return word == "part"    ? CreditExtent::Part
         : word == "whole" ? CreditExtent::Whole
                           : CreditExtent::None;
}

}  // namespace

std::string_view to_string(CreditExtent extent) {
  switch (extent) {
    case CreditExtent::None:
      return "";
    case CreditExtent::Part:
      return "part";
    case CreditExtent::Whole:
      return "whole";
    case CreditExtent::Own:
      return "own";
  }
  return "";
}

Result<CreditLists> load_credit_lists(const OpenList& open) {
  CreditLists lists;
  auto agencies = open("news_agencies.txt");
  if (!agencies) return std::move(agencies).error();
  for (const ListEntry& entry : parse_list(*agencies)) {
    if (entry.size() > 1) lists.agencies.emplace(entry[0], entry[1]);
  }
  auto words = open("agency-credits.txt");
  if (!words) return std::move(words).error();
  for (const ListEntry& entry : parse_list(*words)) {
    if (entry.size() > 2) {
      lists.phrases.emplace_back(entry[0], extent_named(entry[2]));
    } else if (entry.size() > 1) {
      lists.words.emplace(entry[0], extent_named(entry[1]));
    }
  }
  return lists;
}

std::vector<AgencyCredit> find_agency_credits(const Document& document,
                                              const CreditLists& lists) {
  return Finder(document, lists).find();
}

}  // namespace synoptic
