// SPDX-License-Identifier: Apache-2.0
#include "ingest/pdf.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/draft.h"
#include "ingest/line_look.h"
#include "ingest/page_dates.h"
#include "ingest/record.h"

namespace synoptic {
namespace {

// Lines at the head and at the foot of a page that may be running ones.
constexpr std::size_t kEdge = 3;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view page) {
  Lines lines;
  for (std::size_t at = 0; at <= page.size();) {
    const std::size_t end =
        std::min(page.find_first_of("\n\f", at), page.size());
    lines.push_back(trim_space(page.substr(at, end - at)));
    at = end + 1;
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  const auto first = std::ranges::find_if(
      lines, [](std::string_view line) { return !line.empty(); });
  lines.erase(lines.begin(), first);
  return lines;
}

/// A line without its numbers: that of one page is like that of the next.
std::string shape_of(std::string_view line) {
  std::string shape;
  for (const char c : line) {
    if (c < '0' || c > '9') shape += c;
  }
  return shape;
}

/// Calls `see` for each line at the edges of a page.
template <typename See>
void for_edges(const Lines& lines, const See& see) {
  std::size_t seen = 0;
  std::size_t head = 0;
  for (; head < lines.size() && seen < kEdge; ++head) {
    if (lines[head].empty()) continue;
    see(head);
    ++seen;
  }
  seen = 0;
  for (std::size_t i = lines.size(); i-- > head && seen < kEdge;) {
    if (lines[i].empty()) continue;
    see(i);
    ++seen;
  }
}

/// Adds a line to a text, whose paragraphs stand on one line each: an empty
/// line ends one, another goes on, a word that was cut joined.
void add_line(std::string& text, std::string_view line) {
  if (line.empty()) {
    if (!text.empty() && !text.ends_with('\n')) text += "\n\n";
    return;
  }
  const bool is_cut =
      text.size() > 1 && text.ends_with('-') &&
      is_letter(decode_utf8_before(text, text.size() - 1).value);
  if (is_cut && is_lower(decode_utf8(line, 0).value)) {
    text.pop_back();
  } else if (!text.empty() && !text.ends_with('\n')) {
    text += ' ';
  }
  text.append(line);
}

/// "D:20240318120000+01'00'" (ISO 32000-1, 7.9.4) as a day in ISO 8601.
std::string day_of(std::string_view date) {
  if (date.starts_with("D:")) date.remove_prefix(2);
  if (date.size() < 8) return {};
  const std::string_view digits = date.substr(0, 8);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return {};
  }
  return std::string(digits.substr(0, 4)) + "-" +
         std::string(digits.substr(4, 2)) + "-" +
         std::string(digits.substr(6, 2));
}

struct PageText {
  std::string text;
  std::vector<std::string> running;
};

PageText without_running_lines(const std::vector<std::string>& pages) {
  std::vector<Lines> all;
  std::map<std::string, std::size_t> counts;
  for (const std::string& page : pages) {
    all.push_back(lines_of(page));
    const Lines& lines = all.back();
    for_edges(lines, [&](std::size_t i) { ++counts[shape_of(lines[i])]; });
  }
  PageText result;
  for (Lines& lines : all) {
    for_edges(lines, [&](std::size_t i) {
      const std::string shape = shape_of(lines[i]);
      const bool is_number = trim_space(shape).empty();
      const bool comes_again = counts[shape] >= 2 &&
                               counts[shape] * 2 >= pages.size() &&
                               !look_at(lines[i]).ends_sentence;
      if (!is_number && !comes_again) return;
      result.running.emplace_back(lines[i]);
      lines[i] = {};
    });
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    bool begins = true;
    for (const std::string_view line : lines) {
      if (begins && line.empty()) continue;
      const bool goes_on = !line.empty() &&
                           is_lower(decode_utf8(line, 0).value) &&
                           !look_at(result.text).ends_sentence;
      if (std::exchange(begins, false) && !goes_on) add_line(result.text, {});
      add_line(result.text, line);
    }
  }
  return result;
}

}  // namespace

Ingested ingest_pdf(std::string_view bytes, std::string_view name,
                    const IngestOptions& options) {
  const auto fail = [&](ErrorCode code, const std::string& why) {
    return Ingested{Error{code, std::string(name) + ": " + why}, {}};
  };
  if (!options.read_pdf) {
    return fail(ErrorCode::Unsupported, "a PDF file, which is not read here");
  }
  const Result<PdfText> read = options.read_pdf(bytes);
  if (!read) return fail(read.error().code, read.error().message);
  PageText page = without_running_lines(read->pages);
  const RepairedText sound = repair_utf8(page.text);
  if (trim_space(sound.text).empty()) {
    return fail(ErrorCode::Empty, "a PDF file without text (pictures of it?)");
  }
  RecordFields fields;
  fields.path = name;
  const std::string day = day_of(read->created);
  fields.captured = day;
  Document document = make_document(sound.text, std::move(fields), options);
  if (document.published.empty() && !day.empty()) {
    document.published = day;
    document.date_origin = "file";
    document.date_candidates.push_back({day, "file", "day"});
  }
  for (const std::string& line : page.running) {
    document.removed.push_back(
        {repair_utf8(line).text, "running-line",
         static_cast<std::uint32_t>(document.text.size())});
  }
  return {std::move(document), {}};
}

}  // namespace synoptic
