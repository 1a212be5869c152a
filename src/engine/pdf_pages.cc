// SPDX-License-Identifier: Apache-2.0
//
// The only file that knows of poppler, a library with a long history of
// crashes on broken files. So the work is done in a forked child, which writes
// what it found into a pipe: fields that each end in a NUL byte.
#include "engine/pdf_pages.h"

#include <fcntl.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <exception>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace synoptic {
namespace {

// A report is a few pages; a book of 1,000 takes poppler some seconds.
constexpr rlim_t kMostSeconds = 30;
constexpr rlim_t kMostMemory = rlim_t{3} << 30;
constexpr int kMostPages = 5000;
// Lines stand 1.1 to 1.5 times their height apart; more is a gap (a guess).
constexpr double kRoom = 1.75;
constexpr std::size_t kMostText = std::size_t{64} << 20;

// How the child tells what became of the file.
constexpr int kNoPdf = 2;
constexpr int kLocked = 3;
constexpr int kFailed = 4;

// A sanitizer's shadow of the memory counts as data, and no limit allows it.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsInstrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kIsInstrumented = true;
#else
constexpr bool kIsInstrumented = false;
#endif
#else
constexpr bool kIsInstrumented = false;
#endif

void bound(int what, rlim_t most) {
  const rlimit limit = {most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

bool put(int pipe, std::string field) {
  std::erase(field, '\0');
  field += '\0';
  for (std::size_t at = 0; at < field.size();) {
    const ssize_t put = ::write(pipe, field.data() + at, field.size() - at);
    if (put < 0 && errno != EINTR) return false;
    if (put > 0) at += static_cast<std::size_t>(put);
  }
  return true;
}

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// A page's words in their order, a line for each of its lines. An empty line
/// stands where the page leaves room or changes the size of its letters, which
/// is how most pages part their paragraphs.
std::string text_of(const poppler::page& page) {
  std::string text;
  double top = 0;
  double height = 0;
  double right = 0;
  bool blank = false;
  for (const poppler::text_box& word : page.text_list()) {
    const poppler::rectf box = word.bbox();
    const double taller = std::max(height, box.height());
    const bool same_line =
        std::abs(box.y() - top) < taller / 2 && box.x() >= right - taller;
    if (!text.empty() && !same_line) {
      text += '\n';
      const double step = box.y() - top;
      const bool other_size = std::abs(box.height() - height) > taller / 6;
      if (step > kRoom * taller || other_size) text += '\n';
    } else if (blank) {
      text += ' ';
    }
    text += utf8_of(word.text());
    blank = word.has_space_after();
    top = box.y();
    height = box.height();
    right = box.right();
  }
  return text;
}

int read_in_child(std::string_view bytes, int pipe) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(),
                                            static_cast<int>(bytes.size())));
  if (!document) return kNoPdf;
  if (document->is_locked()) return kLocked;
  put(pipe, utf8_of(document->info_key("CreationDate")));
  const int pages = std::min(document->pages(), kMostPages);
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    if (!put(pipe, text_of(*page))) return kFailed;
  }
  return 0;
}

[[noreturn]] void be_child(std::string_view bytes, int pipe) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  bound(RLIMIT_CPU, kMostSeconds);
  bound(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  if (!kIsInstrumented) bound(RLIMIT_DATA, kMostMemory);
#endif
  int status = kFailed;
  try {
    status = read_in_child(bytes, pipe);
  } catch (const std::exception&) {
    status = kFailed;
  }
  ::_exit(status);
}

/// All that comes through the pipe, to a bound.
std::string read_pipe(int pipe) {
  std::string all;
  std::array<char, 1 << 16> chunk{};
  while (all.size() < kMostText) {
    const ssize_t got = ::read(pipe, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    all.append(chunk.data(), static_cast<std::size_t>(got));
  }
  return all;
}

PdfText take_apart(const std::string& fields) {
  PdfText text;
  bool is_first = true;
  for (std::size_t at = 0; at < fields.size();) {
    const std::size_t end = fields.find('\0', at);
    if (end == std::string::npos) break;
    std::string field = fields.substr(at, end - at);
    at = end + 1;
    if (std::exchange(is_first, false)) {
      text.created = std::move(field);
    } else {
      text.pages.push_back(std::move(field));
    }
  }
  return text;
}

Error failure(int status) {
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : kFailed;
  if (code == kNoPdf) return {ErrorCode::Malformed, "a damaged PDF file"};
  if (code == kLocked) {
    return {ErrorCode::Unreadable, "a PDF file locked by a password"};
  }
  return {ErrorCode::Malformed, "a PDF file that cannot be read"};
}

}  // namespace

Result<PdfText> read_pdf_pages(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<int>::max()) {
    return Error{ErrorCode::Unsupported, "a PDF file of more than 2 GB"};
  }
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Error{ErrorCode::Unreadable, "no pipe can be made"};
  }
  const pid_t child = ::fork();
  if (child == 0) be_child(bytes, ends[1]);
  ::close(ends[1]);
  const std::string fields = child > 0 ? read_pipe(ends[0]) : std::string();
  ::close(ends[0]);
  if (child < 0) {
    return Error{ErrorCode::Unreadable, "no process can be started"};
  }
  if (fields.size() >= kMostText) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  PdfText text = take_apart(fields);
  // What came before a failure is worth more than nothing.
  if (status != 0 && text.pages.empty()) return failure(status);
  return text;
}

}  // namespace synoptic
