// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_layout.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/credits.h"
#include "ingest/line_look.h"

namespace synoptic {
namespace {

// The title stands among the first lines of a page, menus aside.
constexpr std::size_t kTitleZone = 40;
constexpr std::size_t kMostMenuWords = 3;
constexpr std::size_t kFewestMenuLines = 3;
constexpr std::size_t kMostLinkWords = 25;
constexpr std::size_t kMostLabelWords = 5;
// Capitals throughout: up to four words are a section's heading, five and more
// the headline of another article (development stories: 1-4 against 6-12);
// where the article has such headings of its own, eight.
constexpr std::size_t kFewestLinkCapitals = 5;
constexpr std::size_t kFewestLinkCapitalsAmongHeadings = 8;
// "Name: what happened" in so many words is another article's headline.
constexpr std::size_t kFewestColonWords = 8;
// A page in two languages is no page with a foreign line.
constexpr std::size_t kMostForeignPerCent = 20;
constexpr std::size_t kFewestForeignWords = 6;

/// The words of a line without what parts them: equal for "A-B c" and "ab c".
std::string letters_of(std::string_view line) {
  const FoldedWords folded(first_bytes(line, kLongestFurniture));
  std::string letters;
  for (const std::string_view word : folded.words()) letters += word;
  return letters;
}

bool has_bullet(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("\u2022 ") ||
         line.starts_with("* ") || line.starts_with("\u2022");
}

class SecondRound {
 public:
  SecondRound(Draft& draft, std::string_view title,
              const IngestResources& resources, PageFacts& facts)
      : pieces_(draft.pieces),
        has_markup_(draft.has_markup),
        title_(letters_of(title)),
        resources_(resources),
        facts_(facts) {
    looks_.reserve(pieces_.size());
    for (const PagePiece& piece : pieces_)
      looks_.push_back(look_at(piece.text));
  }

  void mark() {
    mark_sections();
    if (!has_markup_) mark_other_scripts();
    cut_glued_menus();
    mark_repeats();
    mark_breadcrumbs();
    if (!has_markup_) mark_menu_above();
    find_headline();
    mark_names_below_headline();
    // Markup has told the article from the links around it.
    if (has_markup_) {
      mark_headings_of_nothing();
      return;
    }
    mark_links();
    mark_links_below();
    mark_other_languages();
  }

 private:
  bool says_nothing_whole(std::size_t i) const {
    return pieces_[i].is_kept() && !looks_[i].is_long &&
           !looks_[i].ends_sentence && !looks_[i].ends_colon &&
           pieces_[i].kind == BlockKind::Paragraph && !pieces_[i].is_list_item;
  }

  std::size_t next_kept(std::size_t i) const {
    while (++i < pieces_.size() && !pieces_[i].is_kept()) {
    }
    return i;
  }

  std::size_t first_kept() const {
    std::size_t i = 0;
    while (i < pieces_.size() && !pieces_[i].is_kept()) ++i;
    return i;
  }

  /// "Related articles" and the links below it. The last of them, where body
  /// text goes on right behind, may be that text's heading and stays.
  void mark_sections() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      std::string& reason = pieces_[i].reason;
      if (!reason.ends_with("+")) continue;
      reason.pop_back();
      std::size_t end = i + 1;
      while (
          end < pieces_.size() && !pieces_[end].reason.ends_with("+") &&
          (!pieces_[end].is_kept() ||
           (says_nothing_whole(end) && looks_[end].words <= kMostLinkWords))) {
        ++end;
      }
      if (end < pieces_.size() && end > i + 1 && pieces_[end - 1].is_kept()) {
        --end;
      }
      for (std::size_t j = i + 1; j < end; ++j) {
        if (pieces_[j].is_kept()) pieces_[j].reason = reason;
      }
    }
  }

  void mark_other_scripts() {
    std::array<std::size_t, 16> letters{};
    std::vector<Script> scripts;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::string_view text = first_bytes(pieces_[i].text, 2000);
      Script script = main_script(text);
      if (script == Script::Kana) script = Script::Han;
      scripts.push_back(script);
      if (pieces_[i].is_kept()) {
        letters[static_cast<std::size_t>(script)] += looks_[i].letters;
      }
    }
    const auto most = static_cast<Script>(std::ranges::max_element(letters) -
                                          letters.begin());
    std::size_t all = 0;
    for (const std::size_t count : letters) all += count;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool other = scripts[i] != most && scripts[i] != Script::None;
      const std::size_t own = letters[static_cast<std::size_t>(scripts[i])];
      if (pieces_[i].is_kept() && other && !looks_[i].is_long &&
          own * 100 <= all * kMostForeignPerCent) {
        pieces_[i].reason = "other-script";
      }
    }
  }

  /// A menu run into a copy of the title: "HomeNewsCityMill burns" above "Mill
  /// burns". The copy may be the record's, which stands first then.
  void cut_glued_menus() {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < pieces_.size() && seen < kTitleZone; ++i) {
      if (!pieces_[i].is_kept() || looks_[i].is_long) continue;
      ++seen;
      if (!says_nothing_whole(i)) continue;
      const std::string letters = letters_of(pieces_[i].text);
      if (!title_.empty() && letters.size() > title_.size() &&
          letters.ends_with(title_)) {
        pieces_[i].reason = "menu";
        continue;
      }
      std::size_t j = i;
      for (int ahead = 0; ahead < 3; ++ahead) {
        j = next_kept(j);
        if (j >= pieces_.size()) break;
        const std::string other = letters_of(pieces_[j].text);
        if (looks_[j].words >= 3 && letters.size() > other.size() &&
            letters.ends_with(other)) {
          pieces_[i].reason = "menu";
          break;
        }
      }
    }
  }

  /// The same short line again, and again: "CHOOSE" twice, "Advert" anywhere.
  void mark_repeats() {
    WordMap<std::size_t> counts;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (says_nothing_whole(i)) ++counts[std::string(pieces_[i].text)];
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!says_nothing_whole(i)) continue;
      const auto found = counts.find(pieces_[i].text);
      const bool is_title =
          !title_.empty() && letters_of(pieces_[i].text) == title_;
      if (!is_title && !has_markup_ && found->second >= 3)
        pieces_[i].reason = "repeated";
    }
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      if (says_nothing_whole(i) && looks_[i].words < 6 &&
          pieces_[i].text == pieces_[i + 1].text) {
        pieces_[i].reason = "repeated";
        pieces_[i + 1].reason = "repeated";
      }
    }
  }

  /// "Home > News > City": several short names between marks.
  void mark_breadcrumbs() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!says_nothing_whole(i) || looks_[i].words > 20) continue;
      const std::string_view line = pieces_[i].text;
      for (const std::string_view mark :
           {" > ", " \u00BB ", " \u203A ", " / ", " | ", " \u00B7 ", " \u2022 ",
            ">", "\u00BB"}) {
        std::size_t parts = 1;
        bool all_short = true;
        std::size_t begin = 0;
        while (true) {
          const std::size_t end = line.find(mark, begin);
          const std::string_view part = line.substr(
              begin, end == std::string_view::npos ? end : end - begin);
          if (look_at(part).words > 4) all_short = false;
          if (end == std::string_view::npos) break;
          ++parts;
          begin = end + mark.size();
        }
        if (parts >= 3 && all_short) {
          pieces_[i].reason = "menu";
          break;
        }
      }
    }
  }

  bool is_menu_line(std::size_t i) const {
    return says_nothing_whole(i) && looks_[i].words <= kMostMenuWords &&
           !has_bullet(pieces_[i].text) &&
           (title_.empty() || letters_of(pieces_[i].text) != title_);
  }

  /// A run of very short lines at the head of the page.
  void mark_menu_above() {
    std::size_t lines = 0;
    std::size_t end = 0;
    for (end = first_kept(); end < pieces_.size() && is_menu_line(end);
         end = next_kept(end)) {
      ++lines;
    }
    if (lines < kFewestMenuLines) return;
    for (std::size_t i = 0; i < end; ++i) {
      if (pieces_[i].is_kept()) pieces_[i].reason = "menu";
    }
  }

  void find_headline() {
    if (title_.empty()) return;
    std::size_t seen = 0;
    std::optional<std::size_t> headline;
    for (std::size_t i = first_kept(); i < pieces_.size() && seen < kTitleZone;
         i = next_kept(i), ++seen) {
      if (looks_[i].is_long || letters_of(pieces_[i].text) != title_) continue;
      if (!headline) {
        headline = i;
        pieces_[i].kind = BlockKind::Headline;
      } else if (seen < kTitleZone / 4) {
        pieces_[i].reason = "repeated-title";
      }
    }
    if (!headline) return;
    for (std::size_t i = 0; i < *headline; ++i) {
      if (says_nothing_whole(i) && looks_[i].words <= 6) {
        pieces_[i].reason = "menu";
      }
    }
  }

  /// The headline, or the first line that may be one.
  std::size_t headline() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].is_kept() && pieces_[i].kind == BlockKind::Headline) {
        return i;
      }
    }
    const std::size_t first = first_kept();
    return first < pieces_.size() && pieces_[first].blank_after &&
                   looks_like_headline(looks_[first])
               ? first
               : pieces_.size();
  }

  /// A name alone below the headline, and the outlet's below that.
  void mark_names_below_headline() {
    const std::size_t head = headline();
    const std::size_t i =
        head < pieces_.size() ? next_kept(head) : first_kept();
    if (i >= pieces_.size() || looks_[i].words > 5 || !says_nothing_whole(i)) {
      return;
    }
    const std::size_t after = next_kept(i);
    const bool outlet_follows =
        after < pieces_.size() && says_nothing_whole(after) &&
        looks_[after].words <= 4 &&
        looks_[after].capital_words == looks_[after].words;
    const bool person = is_person_line(pieces_[i].text, resources_);
    const bool names = looks_[i].capital_words == looks_[i].words &&
                       looks_[i].words >= 2 && looks_[i].words <= 4 &&
                       looks_[i].digits == 0;
    if (!person && !(names && outlet_follows)) return;
    pieces_[i].reason = "byline";
    if (facts_.byline.empty()) facts_.byline = split_names(pieces_[i].text);
    if (outlet_follows) pieces_[after].reason = "byline";
  }

  /// Headlines of other articles between the paragraphs.
  void mark_links() {
    const std::size_t head = headline();
    std::size_t capital_headings = 0;
    std::size_t headings = 0;
    const auto among_body = [&](std::size_t i) {
      return i != head && i > 0 && says_nothing_whole(i) &&
             !has_bullet(pieces_[i].text) && next_kept(i) < pieces_.size();
    };
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!among_body(i) || looks_[i].words > 14) continue;
      ++headings;
      if (looks_[i].is_all_capitals() &&
          looks_[i].words < kFewestLinkCapitals) {
        ++capital_headings;
      }
    }
    const std::size_t fewest = capital_headings > 0
                                   ? kFewestLinkCapitalsAmongHeadings
                                   : kFewestLinkCapitals;
    bool after_body = false;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].is_kept() && looks_[i].ends_sentence) after_body = true;
      if (!after_body || !among_body(i)) continue;
      if (looks_[i].is_all_capitals() && looks_[i].words >= fewest) {
        pieces_[i].reason = "link";
      } else if (headings == 1 && looks_[i].words >= kFewestColonWords &&
                 has_early_colon(pieces_[i].text)) {
        pieces_[i].reason = "link";
      }
    }
  }

  static bool has_early_colon(std::string_view line) {
    const std::size_t colon = line.find(": ");
    return colon != std::string_view::npos &&
           look_at(line.substr(0, colon)).words <= 3;
  }

  /// Below the last sentence, a run of lines that say nothing whole.
  void mark_links_below() {
    std::size_t last = pieces_.size();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].is_kept() && !says_nothing_whole(i)) last = i;
    }
    if (last >= pieces_.size() || looks_[last].ends_colon) return;
    std::size_t lines = 0;
    for (std::size_t i = last + 1; i < pieces_.size(); ++i) {
      if (!pieces_[i].is_kept()) continue;
      if (has_bullet(pieces_[i].text) || looks_[i].words > kMostLinkWords) {
        return;
      }
      ++lines;
    }
    if (lines < kFewestMenuLines) return;
    for (std::size_t i = last + 1; i < pieces_.size(); ++i) {
      if (pieces_[i].is_kept()) pieces_[i].reason = "link";
    }
  }

  /// Below the last line of text: headings, and labels that end with a colon,
  /// of what has gone.
  void mark_headings_of_nothing() {
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      PagePiece& piece = pieces_[i];
      if (!piece.is_kept()) continue;
      const bool is_label = looks_[i].ends_colon && looks_[i].quotes == 0 &&
                            looks_[i].words <= kMostLabelWords &&
                            piece.kind != BlockKind::BlockQuote;
      const bool is_heading =
          piece.kind == BlockKind::Heading && !looks_[i].ends_stop;
      if (!is_heading && !is_label) return;
      piece.reason = "heading-of-nothing";
    }
  }

  void mark_other_languages() {
    std::string all;
    for (std::size_t i = 0; i < pieces_.size() && all.size() < 20000; ++i) {
      if (pieces_[i].is_kept()) all += std::string(pieces_[i].text) + "\n";
    }
    const std::string language = detect_language(all, resources_.languages);
    if (language.empty()) return;
    std::vector<std::size_t> foreign;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_[i].is_kept() || looks_[i].is_long || looks_[i].quotes > 0 ||
          looks_[i].words < kFewestForeignWords ||
          pieces_[i].kind == BlockKind::Headline) {
        continue;
      }
      if (!is_foreign(pieces_[i].text, language, resources_.languages)) {
        continue;
      }
      foreign.push_back(i);
      bytes += pieces_[i].text.size();
    }
    if (bytes * 100 > all.size() * kMostForeignPerCent) return;
    for (const std::size_t i : foreign) pieces_[i].reason = "other-language";
  }

  std::vector<PagePiece>& pieces_;
  bool has_markup_;
  std::string title_;
  const IngestResources& resources_;
  PageFacts& facts_;
  std::vector<LineLook> looks_;
};

}  // namespace

void mark_by_layout(Draft& draft, std::string_view title,
                    const IngestResources& resources, PageFacts& facts) {
  SecondRound(draft, title, resources, facts).mark();
}

}  // namespace synoptic
