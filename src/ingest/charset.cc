// SPDX-License-Identifier: Apache-2.0
#include "ingest/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/utf8.h"

namespace synoptic {
namespace {

// Bytes that detection looks at; more does not change its mind (a guess).
constexpr std::size_t kSample = 64 * 1024;
// Text has hardly any control characters; a tenth of the bytes is far off.
constexpr std::size_t kMostControlsPerCent = 10;
// So many sound multi-byte characters for each broken byte, and the text is
// UTF-8 with damage rather than another charset (a guess).
constexpr std::size_t kSoundPerBroken = 2;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};

constexpr std::array<Magic, 11> kMagics = {{
    {"\x89PNG\r\n\x1a\n", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF87a", "a GIF image"},
    {"GIF89a", "a GIF image"},
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\x1F\x8B", "gzip data"},
    {"\x28\xB5\x2F\xFD", "zstd data"},
    {std::string_view("\xFD"
                      "7zXZ\0",
                      6),
     "xz data"},
    {"\x04\x22\x4D\x18", "lz4 data"},
}};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// The charset that a byte order mark names, and the mark's length.
struct Mark {
  const char* charset;
  std::size_t size;
};
std::optional<Mark> byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with(kUtf8Mark)) return Mark{"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Mark{"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Mark{"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE")) return Mark{"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return Mark{"UTF-16BE", 2};
  return std::nullopt;
}

/// UTF-16 of mostly Latin text has a NUL in most of its units, always on the
/// same side; other scripts have it in their spaces and line ends still.
const char* unmarked_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  std::array<std::size_t, 2> nuls{};
  std::array<std::size_t, 2> spaces{};
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2) {
    for (std::size_t side = 0; side < 2; ++side) {
      if (sample[at + side] != '\0') continue;
      ++nuls[side];
      const char other = sample[at + 1 - side];
      if (other == ' ' || other == '\n') ++spaces[side];
    }
  }
  const std::size_t units = sample.size() / 2;
  if (units < 2) return nullptr;
  for (std::size_t side = 0; side < 2; ++side) {
    if (nuls[1 - side] * 50 > units) continue;
    const bool latin = nuls[side] * 10 >= units * 4;
    const bool spaced = spaces[side] * 20 >= units;
    if (latin || spaced) return side == 0 ? "UTF-16BE" : "UTF-16LE";
  }
  return nullptr;
}

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' &&
          byte != '\f' && byte != 0x1B && byte != '\0') ||
         byte == 0x7F;
}

/// Too many control bytes, or more NUL bytes than damage explains.
bool looks_binary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  std::size_t controls = 0;
  std::size_t nuls = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (sample[at] == '\0') ++nuls;
    if (is_control(byte_at(sample, at))) ++controls;
  }
  return (controls + nuls) * 100 > sample.size() * kMostControlsPerCent;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// The bytes in UTF-8 by ICU, or nothing where it does not know the charset.
/// What the charset does not allow becomes U+FFFD, which `replaced` counts.
struct Converted {
  std::string text;
  std::size_t replaced = 0;
};
std::optional<Converted> convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(
      ucnv_open(charset, &status));
  const std::unique_ptr<UConverter, CloseConverter> to(
      ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  Converted converted;
  converted.text.reserve(bytes.size());
  constexpr std::size_t kChunk = 16 * 1024;
  std::array<char, 4 * kChunk> out{};
  std::array<UChar, kChunk> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* end = source + bytes.size();
  UBool reset = true;
  do {
    status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(),
                   &source, end, pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), reset, true, &status);
    reset = false;
    converted.text.append(out.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  constexpr std::string_view kReplaced = "\xEF\xBF\xBD";
  for (std::size_t at = converted.text.find(kReplaced); at != std::string::npos;
       at = converted.text.find(kReplaced, at + 3)) {
    ++converted.replaced;
  }
  return converted;
}

std::string detected_charset(std::string_view bytes) {
  struct Close {
    void operator()(uchardet* detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<uchardet, Close> detector(uchardet_new());
  // Plain ASCII says nothing: begin at the first byte that is not.
  const auto odd = std::ranges::find_if(bytes, [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
  });
  std::size_t begin = static_cast<std::size_t>(odd - bytes.begin());
  begin = begin > kSample / 2 ? begin - kSample / 2 : 0;
  const std::string_view sample = bytes.substr(begin, kSample);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) {
    return {};
  }
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// Browsers read Latin-1 as Windows-1252, and so is it meant (WHATWG Encoding,
/// section 4.2); a guess of a rare Latin set from few odd bytes is that too.
std::string usable_charset(std::string charset) {
  std::ranges::transform(charset, charset.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  });
  if (charset.empty() || charset == "ASCII" || charset == "US-ASCII" ||
      charset == "UTF-8" || charset == "UTF8" || charset == "LATIN1" ||
      charset == "ISO-8859-1" || charset == "ISO8859-1" ||
      charset == "ISO-8859-15" || charset == "ISO-8859-3") {
    return "windows-1252";
  }
  if (charset == "GB2312" || charset == "GBK") return "GB18030";
  return charset;
}

/// How sound the bytes are as UTF-8.
struct Soundness {
  std::size_t sound = 0;   ///< Whole characters of several bytes.
  std::size_t broken = 0;  ///< Bytes that belong to none.
};
Soundness soundness(std::string_view bytes) {
  Soundness found;
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte_at(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint next = decode_utf8(bytes, at);
    next.size == 1 ? ++found.broken : ++found.sound;
    at += next.size;
  }
  return found;
}

void add_note(std::string& note, const std::string& part) {
  if (!note.empty()) note += "; ";
  note += part;
}

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

DecodedText drop_nuls(DecodedText decoded) {
  const std::string_view text = decoded.text();
  const auto nuls = static_cast<std::size_t>(std::ranges::count(text, '\0'));
  if (nuls == 0) return decoded;
  std::string kept;
  kept.reserve(text.size() - nuls);
  std::ranges::copy_if(text, std::back_inserter(kept),
                       [](char byte) { return byte != '\0'; });
  std::string note = decoded.note();
  add_note(note, plural(nuls, "NUL byte") + " dropped");
  return {std::move(kept), std::move(note), decoded.charset()};
}

DecodedText decode_as(std::string_view bytes, const std::string& charset) {
  std::optional<Converted> converted = convert(bytes, charset.c_str());
  std::string name = charset;
  if (!converted) {
    name = "windows-1252";
    converted = convert(bytes, name.c_str());
  }
  std::string note = "read as " + name;
  if (converted->replaced > 0) {
    add_note(note,
             plural(converted->replaced, "broken character") + " replaced");
  }
  return {std::move(converted->text), std::move(note), std::move(name)};
}

DecodedText decode_repaired(std::string_view bytes) {
  RepairedText repaired = repair_utf8(bytes);
  return {std::move(repaired.text),
          plural(repaired.replaced, "byte") +
              (repaired.replaced == 1 ? " that is" : " that are") +
              " no UTF-8 replaced"};
}

DecodedText decode_known_text(std::string_view bytes,
                              std::string_view declared) {
  if (const auto mark = byte_order_mark(bytes)) {
    const std::string_view rest = bytes.substr(mark->size);
    if (mark->charset != std::string_view("UTF-8")) {
      return decode_as(rest, mark->charset);
    }
    return is_valid_utf8(rest) ? DecodedText(rest) : decode_repaired(rest);
  }
  if (const char* utf16 = unmarked_utf16(bytes)) return decode_as(bytes, utf16);
  const Soundness found = soundness(bytes);
  if (found.broken == 0) return DecodedText(bytes);
  if (found.sound >= found.broken * kSoundPerBroken) {
    return decode_repaired(bytes);
  }
  const std::string charset =
      declared.empty() ? detected_charset(bytes) : std::string(declared);
  return decode_as(bytes, usable_charset(charset));
}

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  }
  return {};
}

Result<DecodedText> decode_text(std::string_view bytes, std::string_view name,
                                std::string_view declared) {
  if (const std::string_view kind = binary_kind(bytes); !kind.empty()) {
    return Error{ErrorCode::NotText, std::string(name) + ": this is " +
                                         std::string(kind) + ", no text"};
  }
  const bool is_wide = byte_order_mark(bytes) || unmarked_utf16(bytes);
  if (!is_wide && looks_binary(bytes)) {
    return Error{ErrorCode::NotText,
                 std::string(name) + ": binary data, no text"};
  }
  DecodedText decoded = drop_nuls(decode_known_text(bytes, declared));
  const bool is_blank =
      decoded.text().find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
  if (is_blank) {
    return Error{ErrorCode::Empty, std::string(name) + ": empty"};
  }
  return decoded;
}

}  // namespace synoptic
