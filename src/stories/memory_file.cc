// SPDX-License-Identifier: Apache-2.0
//
// A state file is a line with its version and then frames, each with its kind,
// its size and a checksum: a header, the changes, the reports, an end. A file
// that was cut short ends in a broken frame; all before it can be used, and a
// missing end tells that something is gone.
#include "stories/memory_file.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

#include "stories/words.h"

namespace synoptic {
namespace {

constexpr std::string_view kFirstLine = "synoptic-state 2\n";
/// The form of before, which has no credits of agencies.
constexpr std::string_view kOldFirstLine = "synoptic-state 1\n";
constexpr std::string_view kAnyVersion = "synoptic-state ";

// Values are in files; never change them.
enum class Frame : char { Header = 'H', Change = 'C', Report = 'R', End = 'E' };

/// More than a sketch ever holds; a file that says so is damaged.
constexpr std::uint32_t kMostItems = 4096;

class Writer {
 public:
  template <typename Number>
  void number(Number value) {
    static_assert(std::endian::native == std::endian::little);
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof value);
  }
  void size(std::size_t value) { number(static_cast<std::uint32_t>(value)); }
  void text(std::string_view value) {
    size(value.size());
    bytes_.append(value);
  }
  /// -1 for none would be a day; a flag goes before.
  void day(const std::optional<int>& value) {
    number<char>(value ? 1 : 0);
    if (value) number<std::int32_t>(*value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what Writer wrote; past the end everything is 0 and `good` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <typename Number>
  Number number() {
    Number value{};
    if (bytes_.size() < sizeof value) {
      good_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::uint32_t size() { return number<std::uint32_t>(); }
  std::uint32_t count() {
    const std::uint32_t count = size();
    if (count > kMostItems) good_ = false;
    return good_ ? count : 0;
  }
  std::string_view slice(std::size_t size) {
    if (bytes_.size() < size) {
      good_ = false;
      return {};
    }
    const std::string_view found = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return found;
  }
  std::string text() { return std::string(slice(size())); }
  std::optional<int> day() {
    if (number<char>() == 0) return std::nullopt;
    return number<std::int32_t>();
  }
  bool good() const { return good_; }
  bool empty() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

void append_frame(std::string& out, Frame kind, const std::string& content) {
  Writer frame;
  frame.number(static_cast<char>(kind));
  frame.size(content.size());
  frame.number(hash_of(content));
  out += frame.take();
  out += content;
}

std::string header_of(const Memory& memory) {
  Writer writer;
  writer.number(memory.runs);
  writer.number(memory.next_story);
  writer.size(memory.reports.size());
  return writer.take();
}

std::string bytes_of(const StoryChange& change) {
  Writer writer;
  writer.number(change.run);
  writer.number(static_cast<char>(change.kind));
  writer.number(change.from);
  writer.number(change.to);
  writer.text(change.why);
  return writer.take();
}

StoryChange change_from(Reader& reader) {
  StoryChange change;
  change.run = reader.size();
  change.kind = reader.number<char>() == static_cast<char>(ChangeKind::Split)
                    ? ChangeKind::Split
                    : ChangeKind::Merge;
  change.from = reader.size();
  change.to = reader.size();
  change.why = reader.text();
  return change;
}

void write(Writer& writer, const Sketch& sketch) {
  writer.text(sketch.id);
  writer.text(sketch.published);
  writer.number(sketch.text);
  writer.number(sketch.size);
  writer.day(sketch.day);
  writer.day(sketch.told_day);
  writer.size(sketch.terms.size());
  for (const Term& term : sketch.terms) {
    writer.number(term.word);
    writer.number(term.weight);
  }
  writer.size(sketch.rounds.size());
  for (const RoundMention& round : sketch.rounds) {
    writer.number(round.span.begin);
    writer.number(round.span.end);
    writer.text(round.series);
    writer.number<std::int32_t>(round.number);
    writer.number<char>(round.in_lead ? 1 : 0);
  }
  writer.text(sketch.agency);
  writer.number(static_cast<char>(sketch.credit));
  writer.number(sketch.fingerprint.limit);
  writer.size(sketch.fingerprint.runs.size());
  for (const std::uint32_t run : sketch.fingerprint.runs) writer.number(run);
}

/// Whether a file tells which agency a report credits.
enum class Credits { Untold, Told };

void read_credit(Reader& reader, Sketch& sketch) {
  sketch.agency = reader.text();
  const auto extent = static_cast<unsigned char>(reader.number<char>());
  if (extent <= static_cast<unsigned char>(CreditExtent::Own)) {
    sketch.credit = static_cast<CreditExtent>(extent);
  }
}

Sketch sketch_from(Reader& reader, Credits credits) {
  Sketch sketch;
  sketch.id = reader.text();
  sketch.published = reader.text();
  sketch.text = reader.number<std::uint64_t>();
  sketch.size = reader.size();
  sketch.day = reader.day();
  sketch.told_day = reader.day();
  sketch.terms.resize(reader.count());
  for (Term& term : sketch.terms) {
    term.word = reader.size();
    term.weight = reader.number<float>();
  }
  sketch.rounds.resize(reader.count());
  for (RoundMention& round : sketch.rounds) {
    round.span.begin = reader.size();
    round.span.end = reader.size();
    round.series = reader.text();
    round.number = reader.number<std::int32_t>();
    round.in_lead = reader.number<char>() != 0;
  }
  if (credits == Credits::Told) read_credit(reader, sketch);
  sketch.fingerprint.limit = reader.size();
  sketch.fingerprint.runs.resize(reader.count());
  for (std::uint32_t& run : sketch.fingerprint.runs) run = reader.size();
  return sketch;
}

std::string bytes_of(const Remembered& report) {
  Writer writer;
  writer.number(report.story);
  writer.number(report.family);
  writer.number(report.unit);
  writer.number<char>(report.copy_of ? 1 : 0);
  if (report.copy_of) {
    writer.number(report.copy_of->text);
    writer.number(report.copy_of->similarity);
  }
  writer.number(report.similarity);
  write(writer, report.sketch);
  return writer.take();
}

Remembered report_from(Reader& reader, Credits credits) {
  Remembered report;
  report.story = reader.size();
  report.family = reader.size();
  report.unit = reader.size();
  if (reader.number<char>() != 0) {
    const std::uint32_t text = reader.size();
    report.copy_of = {text, reader.number<double>()};
  }
  report.similarity = reader.number<double>();
  report.sketch = sketch_from(reader, credits);
  return report;
}

/// Reads the frames into a memory; true if the last one was the end.
class Frames {
 public:
  Frames(std::string_view bytes, Credits credits)
      : reader_(bytes), credits_(credits) {}

  MemoryRead read() {
    while (!read_.whole && !reader_.empty() && next()) {
    }
    std::vector<Remembered>& reports = read_.memory.reports;
    for (Remembered& report : reports) {
      if (report.copy_of && report.copy_of->text >= reports.size()) {
        report.copy_of.reset();
      }
    }
    return std::move(read_);
  }

 private:
  bool next() {
    const char kind = reader_.number<char>();
    const std::uint32_t size = reader_.size();
    const auto checksum = reader_.number<std::uint64_t>();
    const std::string_view content = reader_.slice(size);
    if (!reader_.good() || hash_of(content) != checksum) return false;
    Reader inner(content);
    return take(static_cast<Frame>(kind), inner) && inner.good();
  }

  bool take(Frame kind, Reader& inner) {
    Memory& memory = read_.memory;
    switch (kind) {
      case Frame::Header:
        memory.runs = inner.size();
        memory.next_story = inner.size();
        read_.reports = inner.size();
        return true;
      case Frame::Change:
        memory.changes.push_back(change_from(inner));
        return true;
      case Frame::Report: {
        Remembered report = report_from(inner, credits_);
        if (!inner.good() || !inner.empty() ||
            report.story >= memory.next_story) {
          return false;
        }
        memory.reports.push_back(std::move(report));
        return true;
      }
      case Frame::End:
        read_.whole = read_.reports == memory.reports.size();
        return read_.whole;
    }
    return false;
  }

  Reader reader_;
  Credits credits_;
  MemoryRead read_;
};

}  // namespace

std::string memory_to_bytes(const Memory& memory) {
  std::string bytes(kFirstLine);
  append_frame(bytes, Frame::Header, header_of(memory));
  for (const StoryChange& change : memory.changes) {
    append_frame(bytes, Frame::Change, bytes_of(change));
  }
  for (const Remembered& report : memory.reports) {
    append_frame(bytes, Frame::Report, bytes_of(report));
  }
  append_frame(bytes, Frame::End, "");
  return bytes;
}

Result<MemoryRead> memory_from_bytes(std::string_view bytes) {
  // Cut in its line.
  if (kFirstLine.starts_with(bytes) || kOldFirstLine.starts_with(bytes)) {
    return MemoryRead{};
  }
  const bool is_old = bytes.starts_with(kOldFirstLine);
  if (!is_old && !bytes.starts_with(kFirstLine)) {
    return Error{ErrorCode::Malformed,
                 bytes.starts_with(kAnyVersion)
                     ? "a state of another version; expected 1 or 2"
                     : "no state of `cluster`; it is left as it is"};
  }
  return Frames(bytes.substr(kFirstLine.size()),
                is_old ? Credits::Untold : Credits::Told)
      .read();
}

}  // namespace synoptic
