// SPDX-License-Identifier: Apache-2.0
#include "engine/understand.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "language/analyze.h"
#include "reading/read.h"

namespace synoptic {
namespace {

void fill(Report& report, const Resources& resources) {
  report.analysis = analyze(report.document, resources.language);
  report.reading = read(report.document, report.analysis, resources.reading);
}

// The size of the longest beginning of at most `most` bytes that ends at white
// space, or between two code points if there is none. Requires: the text is
// longer than `most`.
std::size_t end_of_beginning(const std::string& text, std::size_t most) {
  std::size_t end = text.find_last_of(" \n", most);
  if (end != std::string::npos && end > 0) return end;
  end = most;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

Report understand(Document document, const Resources& resources,
                  std::size_t most_read) {
  Report report;
  report.document = std::move(document);
  if (report.document.text.size() <= most_read) {
    fill(report, resources);
    return report;
  }
  const std::string text = std::move(report.document.text);
  const std::vector<Block> blocks = std::move(report.document.blocks);
  const auto end =
      static_cast<std::uint32_t>(end_of_beginning(text, most_read));
  report.document.text = text.substr(0, end);
  report.document.blocks.clear();
  for (Block block : blocks) {
    if (block.span.begin >= end) break;
    block.span.end = std::min(block.span.end, end);
    report.document.blocks.push_back(block);
  }
  fill(report, resources);
  report.document.text = text;
  report.document.blocks = blocks;
  return report;
}

}  // namespace synoptic
