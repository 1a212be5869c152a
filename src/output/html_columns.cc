// SPDX-License-Identifier: Apache-2.0
#include "output/html_columns.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "output/disputes.h"
#include "output/html_text.h"
#include "output/json_words.h"
#include "output/origins.h"

namespace synoptic {
namespace {

/// The items that begin or end at one byte.
struct Border {
  std::uint32_t at = 0;
  bool is_begin = false;
  const HtmlMark* mark = nullptr;
};

/// Writes a text from left to right, a `span` for each stretch between borders
/// of marks. Which marks are open is kept along the way, so that the cost is
/// that of the text and of what is written.
class MarkedText {
 public:
  MarkedText(std::string_view text, const std::vector<HtmlMark>& marks)
      : text_(text) {
    for (const HtmlMark& mark : marks) {
      if (mark.span.empty()) continue;
      borders_.push_back({mark.span.begin, true, &mark});
      borders_.push_back({mark.span.end, false, &mark});
    }
    std::stable_sort(
        borders_.begin(), borders_.end(),
        [](const Border& a, const Border& b) { return a.at < b.at; });
  }

  /// Requires: `span` begins where the one before it ended, or later.
  void write(Span span, std::string& out) {
    std::uint32_t at = span.begin;
    while (at < span.end) {
      pass_borders(at);
      const std::uint32_t border = next_ < borders_.size()
                                       ? std::min(borders_[next_].at, span.end)
                                       : span.end;
      write_stretch({at, border}, out);
      at = border;
    }
  }

 private:
  struct Open {
    int count = 0;
    bool is_tense = false;
  };

  void pass_borders(std::uint32_t at) {
    for (; next_ < borders_.size() && borders_[next_].at <= at; ++next_) {
      const HtmlMark& mark = *borders_[next_].mark;
      const std::pair key{mark.item, mark.value};
      if (borders_[next_].is_begin) {
        Open& open = open_[key];
        ++open.count;
        open.is_tense = open.is_tense || mark.is_tense;
      } else if (--open_[key].count == 0) {
        open_.erase(key);
      }
    }
  }

  void write_stretch(Span span, std::string& out) const {
    const std::string words = escape_html(slice(text_, span));
    if (open_.empty()) {
      out += words;
      return;
    }
    out += "<span data-k=\"";
    bool is_tense = false, is_first = true;
    for (const auto& [key, open] : open_) {
      if (!is_first) out += ' ';
      is_first = false;
      out += std::to_string(key.first);
      if (key.second >= 0) out += ":" + std::to_string(key.second);
      is_tense = is_tense || open.is_tense;
    }
    out += is_tense ? "\" class=\"tense\">" : "\">";
    out += words + "</span>";
  }

  std::string_view text_;
  std::vector<Border> borders_;
  std::size_t next_ = 0;
  std::map<std::pair<std::uint32_t, int>, Open> open_;
};

std::string column_head(const Account& account, std::size_t number,
                        const Places& places) {
  const Member& member = account.story.members[number];
  const Document& document = places.report_of(member.report).document;
  const bool has_date = number < account.dates.size();
  const std::string date = readable_date(
      has_date ? account.dates[number].published : document.published);
  std::string out = "<header>";
  out += "<h3 dir=\"auto\">" + escape_html(places.outlet_of(member.report)) +
         "</h3><p>";
  out += escape_html(date.empty() ? "undated" : date);
  if (has_date && account.dates[number].inferred) out += " (inferred)";
  if (document.id != places.outlet_of(member.report)) {
    out += " \u00B7 ";
    if (is_web_address(document.url)) {
      out += "<a rel=\"noopener noreferrer\"" +
             attribute("href", document.url) + ">" + escape_html(document.id) +
             "</a>";
    } else {
      out += escape_html(document.id);
    }
  }
  for (const std::string& line : origin_lines(member, places)) {
    out +=
        " \u00B7 <span class=\"badge copy\">" + escape_html(line) + "</span>";
  }
  return out + "</p></header>\n";
}

bool begins_with_mark(std::string_view item) {
  constexpr std::string_view kMarks[] = {"-",      "*",      "+",
                                         "\u2022", "\u2013", "\u2014"};
  return std::any_of(
      std::begin(kMarks), std::end(kMarks),
      [&](std::string_view mark) { return item.starts_with(mark); });
}

}  // namespace

std::string report_column(const Account& account, std::size_t member,
                          const Places& places,
                          const std::vector<HtmlMark>& marks) {
  const ReportId report = account.story.members[member].report;
  const Document& document = places.report_of(report).document;
  std::string out = "<article class=\"report\"" +
                    attribute("aria-label", places.outlet_of(report)) + ">";
  out += column_head(account, member, places);
  out += "<div class=\"text\" tabindex=\"0\"";
  if (!document.language.empty()) out += attribute("lang", document.language);
  out += ">\n";
  MarkedText text(document.text, marks);
  std::vector<Block> blocks = document.blocks;
  if (blocks.empty() && !document.text.empty())
    blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())},
                      BlockKind::Paragraph});
  for (const Block& block : blocks) {
    const bool is_title = block.kind == BlockKind::Headline;
    out += is_title ? "<h4 dir=\"auto\"" : "<p dir=\"auto\"";
    std::string kind(to_word(block.kind));
    // In plain text an item brings its own mark, and needs no other.
    if (block.kind == BlockKind::ListItem &&
        begins_with_mark(slice(document.text, block.span))) {
      kind += " own-mark";
    }
    out += attribute("class", kind) + ">";
    text.write(block.span, out);
    out += is_title ? "</h4>\n" : "</p>\n";
  }
  return out + "</div></article>\n";
}

}  // namespace synoptic
