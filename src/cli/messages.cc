// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>

namespace synoptic {
namespace {

// A bar is shown for a run longer than this, and drawn anew that often.
constexpr std::chrono::milliseconds kBarAfter{500};
constexpr std::chrono::milliseconds kBarEvery{100};
constexpr std::size_t kBarColumns = 30;

std::string visible(std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      out += c;
    } else {
      out.append("\\x").append(1, kDigits[byte >> 4]) += kDigits[byte & 15];
    }
  }
  return out;
}

}  // namespace

void Messages::say(std::string_view message) {
  end_progress();
  const std::string line = "synoptic: " + visible(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Messages::error(std::string_view message) { say(message); }

void Messages::note(std::string_view message) {
  if (!quiet_) say(message);
}

RunListener Messages::listener() {
  RunListener listener;
  listener.unread = [this](const Unread& unread) {
    error(unread.path + ": " + unread.reason);
  };
  listener.repaired = [this](const Unread& repaired) {
    note(repaired.path + ": " + repaired.reason);
  };
  if (terminal_ && !quiet_) {
    listener.progress = [this](const RunProgress& progress) {
      show_progress(progress);
    };
  }
  return listener;
}

void Messages::show_progress(const RunProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < kBarAfter || now - bar_time_ < kBarEvery) return;
  bar_time_ = now;
  bar_shown_ = true;
  std::string bar = "\r\x1b[K";
  if (progress.all_bytes > 0) {
    const std::size_t done = std::min(progress.bytes, progress.all_bytes);
    const std::size_t filled = done * kBarColumns / progress.all_bytes;
    bar += "[" + std::string(filled, '#') +
           std::string(kBarColumns - filled, '.') + "] " +
           std::to_string(done * 100 / progress.all_bytes) + "% ";
  }
  bar += std::to_string(progress.reports) +
         (progress.reports == 1 ? " report" : " reports");
  std::fwrite(bar.data(), 1, bar.size(), stderr);
  std::fflush(stderr);
}

void Messages::end_progress() {
  if (!bar_shown_) return;
  bar_shown_ = false;
  constexpr std::string_view kClear = "\r\x1b[K";
  std::fwrite(kClear.data(), 1, kClear.size(), stderr);
  std::fflush(stderr);
}

}  // namespace synoptic
