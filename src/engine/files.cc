// SPDX-License-Identifier: Apache-2.0
#include "engine/files.h"

#include <utility>

namespace synoptic {

FileBytes::FileBytes(FileBytes&& other) noexcept
    : owned_(std::move(other.owned_)),
      mapped_(std::exchange(other.mapped_, {})),
      release_(std::exchange(other.release_, nullptr)) {}

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept {
  if (this == &other) return *this;
  if (release_) release_(mapped_.data(), mapped_.size());
  owned_ = std::move(other.owned_);
  mapped_ = std::exchange(other.mapped_, {});
  release_ = std::exchange(other.release_, nullptr);
  return *this;
}

FileBytes::~FileBytes() {
  if (release_) release_(mapped_.data(), mapped_.size());
}

}  // namespace synoptic
