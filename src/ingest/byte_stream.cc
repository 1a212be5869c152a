// SPDX-License-Identifier: Apache-2.0
#include "ingest/byte_stream.h"

#include <algorithm>
#include <utility>

namespace synoptic {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
// Bytes that tell a packing.
constexpr std::size_t kMark = 4;

/// As many of the first bytes as tell the packing.
std::string read_head(const ReadBytes& read) {
  std::string head(kMark, '\0');
  std::size_t size = 0;
  while (size < kMark) {
    const std::size_t got = read(head.data() + size, kMark - size);
    if (got == 0) break;
    size += got;
  }
  head.resize(size);
  return head;
}

/// Gives `head` and then what `read` gives.
ReadBytes behind(std::string head, ReadBytes read) {
  return [head = std::move(head), read = std::move(read), at = std::size_t{0}](
             char* into, std::size_t size) mutable {
    if (at == head.size()) return read(into, size);
    const std::size_t taken = head.copy(into, size, at);
    at += taken;
    return taken;
  };
}

}  // namespace

ByteStream::ByteStream(ReadBytes read, const StreamPlace& from)
    : head_(read_head(read)),
      packing_(packing_of(head_)),
      base_(from.member),
      unpacker_(behind(std::move(head_), std::move(read)), packing_),
      passed_(packing_ == Packing::None ? from.member : 0) {
  while (passed_ < from.inside && !look(1).empty()) {
    skip(static_cast<std::size_t>(
        std::min<std::uint64_t>(from.inside - passed_, kChunk)));
  }
}

std::string_view ByteStream::look(std::size_t size) {
  while (window_.size() - at_ < size && !ended_ && !is_damaged_) fill();
  return std::string_view(window_).substr(at_, size);
}

void ByteStream::fill() {
  window_.erase(0, std::exchange(at_, 0));
  const std::size_t old = window_.size();
  window_.resize(old + kChunk);
  const std::size_t got = unpacker_.read(window_.data() + old, kChunk);
  window_.resize(old + got);
  if (got > 0 && packing_ != Packing::None) {
    const std::uint64_t member = base_ + unpacker_.member();
    if (marks_.empty() || marks_.back().member != member) {
      marks_.push_back({passed_ + old, member});
    }
    while (marks_.size() > 1 && marks_[1].passed <= passed_) {
      marks_.pop_front();
    }
  }
  if (unpacker_.take_damage()) {
    is_damaged_ = true;
  } else if (got == 0) {
    ended_ = true;
  }
}

void ByteStream::skip(std::size_t size) {
  while (size > 0) {
    const std::size_t here = look(std::min(size, kChunk)).size();
    if (here == 0) return;
    at_ += here;
    passed_ += here;
    size -= here;
  }
}

void ByteStream::pass_damage() {
  passed_ += window_.size() - at_;
  window_.clear();
  at_ = 0;
  is_damaged_ = false;
}

StreamPlace ByteStream::place() const {
  if (packing_ == Packing::None) return {passed_, 0};
  StreamPlace place{base_, passed_};
  for (const Mark& mark : marks_) {
    if (mark.passed > passed_) break;
    place = {mark.member, passed_ - mark.passed};
  }
  return place;
}

}  // namespace synoptic
