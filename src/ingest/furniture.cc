// SPDX-License-Identifier: Apache-2.0
//
// Two rounds. The first looks at each line alone: phrases that only furniture
// has, share bars, date lines, bylines, credits, lines in another script. The
// second knows where the headline stands and looks at neighbours: a menu glued
// to a copy of the title, lists of links below "Related articles", runs of
// short lines above and below the article, lines that are headlines of other
// articles. A list item, a quotation or a sentence never goes by its shape.
#include "ingest/furniture.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/credits.h"
#include "ingest/line_look.h"
#include "ingest/page_layout.h"

namespace synoptic {
namespace {

// Bylines stand near the head of a page, or at its very end.
constexpr std::size_t kBylineZone = 12;
// A row of fewer names of sections may be a headline.
constexpr std::size_t kFewestMenuNames = 3;
// What a page says of its writer stands among its last lines.
constexpr std::size_t kWriterZone = 12;
// Bytes in which the last sentence of a paragraph is looked for.
constexpr std::size_t kTailBytes = 500;
// A shorter paragraph is judged whole.
constexpr std::size_t kFewestTailWords = 8;
// A label this short before a credit names the picture and says nothing more.
constexpr std::size_t kMostLabelWords = 12;

bool is_bare_link(std::string_view line) {
  return line.find(' ') == std::string_view::npos &&
         (line.starts_with("http://") || line.starts_with("https://") ||
          line.starts_with("www."));
}

bool is_share_bar(const std::vector<std::string_view>& words,
                  const IngestResources& resources) {
  bool has_network = false;
  for (const std::string_view word : words) {
    const bool network = resources.share_words.contains(word);
    if (!network && !resources.share_company.contains(word)) return false;
    has_network = has_network || network;
  }
  return has_network;
}

/// A menu on one line: "News Business Sport". A headline may have one such
/// word, or two; menus have capitals throughout.
bool is_menu_row(const LineLook& look,
                 const std::vector<std::string_view>& words,
                 const IngestResources& resources) {
  std::size_t names = 0;
  for (const std::string_view word : words) {
    const bool name = resources.menu_words.contains(word);
    if (!name && !resources.menu_company.contains(word)) return false;
    if (name) ++names;
  }
  return names >= kFewestMenuNames && look.capital_words >= names;
}

/// True if a sentence may end before byte `at`, which follows a blank: at a
/// stop that is none of an initial ("A. Lind") or a title ("Dr. Lind").
bool ends_sentence(std::string_view head) {
  const CodePoint stop = decode_utf8_before(head, head.size());
  const char32_t mark = stop.value;
  if (mark == U'!' || mark == U'?' || mark == U'\u201D' || mark == U'"' ||
      mark == U'_') {
    return true;
  }
  if (mark != U'.' || head.size() < 3) return false;
  const std::string_view rest = head.substr(0, head.size() - 1);
  const std::size_t blank = rest.find_last_of(" \n");
  const std::string_view word =
      rest.substr(blank == std::string_view::npos ? 0 : blank + 1);
  const bool short_name =
      word.size() <= 3 && !word.empty() && is_upper(decode_utf8(word, 0).value);
  return !word.empty() && !short_name &&
         word.find('.') == std::string_view::npos;
}

/// Where the last sentence of a text begins; 0 if it is the only one or begins
/// too far back.
std::size_t last_sentence(std::string_view text) {
  const std::size_t least =
      text.size() > kTailBytes ? text.size() - kTailBytes : std::size_t{0};
  for (std::size_t at = text.size(); at > least + 2; --at) {
    if (text[at - 1] != ' ') continue;
    if (ends_sentence(text.substr(0, at - 1))) return at;
  }
  return 0;
}

class FirstRound {
 public:
  FirstRound(Draft& draft, const IngestResources& resources)
      : resources_(resources), size_(draft.pieces.size()) {
    for (PagePiece& piece : draft.pieces) {
      at_ = static_cast<std::size_t>(&piece - draft.pieces.data());
      if (piece.is_kept() && piece.kind != BlockKind::Headline) {
        take(std::move(piece));
      } else {
        out_.push_back(std::move(piece));
      }
    }
    draft.pieces = std::move(out_);
  }

  PageFacts facts() && { return std::move(facts_); }

 private:
  void take(PagePiece piece) {
    LineLook look = look_at(piece.text);
    std::vector<PagePiece> tails;
    while (look.words > kFewestTailWords && cut_tail(piece, tails)) {
      look = look_at(piece.text);
    }
    if (!look.is_long) piece.reason = reason_of_line(piece, look);
    if (!piece.is_kept() || !cut_credit(piece, look)) {
      out_.push_back(std::move(piece));
    }
    std::move(tails.rbegin(), tails.rend(), std::back_inserter(out_));
  }

  std::string reason_of_line(const PagePiece& piece, const LineLook& look) {
    const std::string_view line = piece.text;
    if (is_bare_link(line)) return "link";
    if (look.letters + look.digits == 0) return "rule";
    if (auto date = read_date_line(line, resources_.dates)) {
      date->origin = "date-line";
      if (!date->value.empty()) facts_.dates.push_back(*std::move(date));
      return "page-date";
    }
    const FoldedWords folded(line);
    const FurniturePhrase* phrase =
        resources_.furniture.find(folded.words(), look.ends_sentence);
    if (phrase) {
      if (phrase->reason == "contribution" || phrase->reason == "copyright") {
        note_agency(line);
      }
      return phrase->reason + (phrase->section ? "+" : "");
    }
    if (is_share_bar(folded.words(), resources_)) return "share";
    if (!look.ends_sentence && is_menu_row(look, folded.words(), resources_)) {
      return "menu";
    }
    if (at_ < kBylineZone || at_ + 4 > size_) {
      auto names = read_byline(line, resources_);
      if (!names.empty()) {
        if (facts_.byline.empty()) facts_.byline = std::move(names);
        note_agency(line);
        return "byline";
      }
      if (is_dated_byline(line, resources_)) {
        if (auto date = find_date(line, resources_.dates, line.size())) {
          date->origin = "date-line";
          facts_.dates.push_back(*std::move(date));
        }
        note_agency(line);
        return "byline";
      }
    }
    return is_of_writer(line, look) ? "byline" : std::string();
  }

  /// The writer's name once more, alone or with what the writer does.
  bool is_of_writer(std::string_view line, const LineLook& look) const {
    const bool is_handle = line.starts_with("@") && look.words <= 2 &&
                           line.find(' ') == std::string_view::npos;
    if (is_handle) return true;
    for (const std::string& name : facts_.byline) {
      if (!line.starts_with(name)) continue;
      const std::string_view rest = trim_space(line.substr(name.size()));
      if (rest.empty() && at_ < kBylineZone) return true;
      if (at_ + kWriterZone <= size_) continue;
      for (const std::string_view verb :
           {"is a ", "is an ", "is the ", "covers ", "writes "}) {
        if (rest.starts_with(verb)) return true;
      }
    }
    return false;
  }

  /// An agency named in a byline, a contribution or a sign-off.
  void note_agency(std::string_view line) {
    if (!facts_.agency.empty()) return;
    for (const std::string& part : split_names(line)) {
      std::string_view name = part;
      while (!name.empty()) {
        const auto found = resources_.agencies.find(name);
        if (found != resources_.agencies.end()) {
          facts_.agency = found->second;
          return;
        }
        const std::size_t blank = name.rfind(' ');
        name = name.substr(0, blank == std::string_view::npos ? 0 : blank);
      }
    }
  }

  bool cut_credit(PagePiece& piece, const LineLook& look) {
    const auto credit = find_credit(piece.text, resources_);
    if (!credit) return false;
    const bool of_photo = credit->kind == Credit::Kind::Photo;
    const std::string_view before =
        trim_space(piece.text.substr(0, credit->begin));
    const LineLook label = look_at(before);
    if (!of_photo && !before.empty() && !label.ends_sentence) return false;
    if (!of_photo && facts_.agency.empty()) {
      note_agency(piece.text.substr(credit->begin));
    }
    if (before.empty() ||
        (of_photo && !label.ends_sentence && label.words <= kMostLabelWords)) {
      piece.reason = of_photo ? "photo-credit" : "agency-credit";
      out_.push_back(std::move(piece));
      return true;
    }
    PagePiece tail = piece;
    tail.text = piece.text.substr(credit->begin);
    tail.reason = of_photo ? "photo-credit" : "agency-credit";
    piece.text = before;
    // A body paragraph that ends with a credit of its text stays one; so does
    // one too long to stand below a picture.
    if (of_photo && !look.is_long) piece.kind = BlockKind::Caption;
    piece.blank_after = false;
    out_.push_back(std::move(piece));
    out_.push_back(std::move(tail));
    return true;
  }

  /// Cuts a last sentence of furniture off a paragraph; false if it has none.
  bool cut_tail(PagePiece& piece, std::vector<PagePiece>& tails) {
    const std::size_t begin = last_sentence(piece.text);
    if (begin == 0) return false;
    const std::string_view sentence = piece.text.substr(begin);
    const FurniturePhrase* phrase = tail_phrase(sentence);
    if (!phrase) return false;
    if (phrase->reason == "contribution") note_agency(sentence);
    PagePiece tail = piece;
    tail.text = sentence;
    tail.reason = phrase->reason;
    tails.push_back(std::move(tail));
    piece.text = trim_space(piece.text.substr(0, begin));
    return true;
  }

  const FurniturePhrase* tail_phrase(std::string_view sentence) const {
    const FoldedWords folded(sentence);
    const FurniturePhrase* phrase =
        resources_.furniture.find(folded.words(), true);
    return phrase && phrase->tail ? phrase : nullptr;
  }

  const IngestResources& resources_;
  std::size_t size_;
  std::size_t at_ = 0;
  std::vector<PagePiece> out_;
  PageFacts facts_;
};

/// A gallery has each caption below its picture, in its list of pictures and in
/// its large view; the first is enough.
void mark_repeated_captions(Draft& draft) {
  std::unordered_set<std::string_view> seen;
  for (PagePiece& piece : draft.pieces) {
    if (!piece.is_kept() || piece.kind != BlockKind::Caption) continue;
    if (!seen.insert(piece.text).second) piece.reason = "repeated";
  }
}

}  // namespace

PageFacts mark_furniture(Draft& draft, std::string_view title,
                         const IngestResources& resources) {
  mark_repeated_captions(draft);
  PageFacts facts = FirstRound(draft, resources).facts();
  mark_by_layout(draft, title, resources, facts);
  return facts;
}

}  // namespace synoptic
