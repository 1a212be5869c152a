// SPDX-License-Identifier: Apache-2.0
#include "language/tree.h"

#include <limits>

namespace synoptic {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

/// True if exactly one word hangs on the root and no word is its own ancestor.
bool is_tree(const std::vector<std::uint32_t>& heads) {
  const auto size = static_cast<std::uint32_t>(heads.size());
  std::uint32_t roots = 0;
  for (const std::uint32_t head : heads) roots += head == 0 ? 1 : 0;
  if (roots != 1) return false;
  // Each word is walked over once: `seen` holds the walk that met it.
  std::vector<std::uint32_t> seen(size, 0);
  for (std::uint32_t word = 0; word < size; ++word) {
    std::uint32_t at = word;
    while (seen[at] == 0) {
      seen[at] = word + 1;
      if (heads[at] == 0) break;
      at = heads[at] - 1;
      if (seen[at] == word + 1) return false;
    }
  }
  return true;
}

// Complete and incomplete spans of Eisner's algorithm over the words alone;
// the root is chosen at the end, so that it has one child.
class Eisner {
 public:
  Eisner(const std::vector<float>& scores, std::uint32_t size)
      : scores_(scores), size_(size) {
    for (Table* table : {&left_, &right_, &open_left_, &open_right_}) {
      table->score.assign(std::size_t{size} * size, kNever);
      table->split.assign(std::size_t{size} * size, 0);
    }
    for (std::uint32_t i = 0; i < size; ++i) {
      left_.score[at(i, i)] = 0;
      right_.score[at(i, i)] = 0;
    }
  }

  std::vector<std::uint32_t> solve() {
    for (std::uint32_t width = 1; width < size_; ++width) {
      for (std::uint32_t i = 0; i + width < size_; ++i) fill(i, i + width);
    }
    std::uint32_t root = 0;
    float best = kNever;
    for (std::uint32_t r = 0; r < size_; ++r) {
      const float sum =
          left_.score[at(0, r)] + right_.score[at(r, size_ - 1)] + arc(r, 0);
      if (sum > best) {
        best = sum;
        root = r;
      }
    }
    heads_.assign(size_, 0);
    walk(root);
    return heads_;
  }

 private:
  struct Table {
    std::vector<float> score;
    std::vector<std::uint32_t> split;
  };
  enum class Kind { Left, Right, OpenLeft, OpenRight };
  struct Item {
    Kind kind;
    std::uint32_t begin;
    std::uint32_t end;
  };

  std::size_t at(std::uint32_t i, std::uint32_t j) const {
    return std::size_t{i} * size_ + j;
  }
  float arc(std::uint32_t word, std::uint32_t head) const {  // head is 1-based
    return scores_[std::size_t{word} * (size_ + 1) + head];
  }

  // left_: the head is the last word; right_: the head is the first.
  void fill(std::uint32_t i, std::uint32_t j) {
    float best = kNever;
    std::uint32_t split = i;
    for (std::uint32_t k = i; k < j; ++k) {
      const float sum = right_.score[at(i, k)] + left_.score[at(k + 1, j)];
      if (sum > best) {
        best = sum;
        split = k;
      }
    }
    open_left_.score[at(i, j)] = best + arc(i, j + 1);
    open_left_.split[at(i, j)] = split;
    open_right_.score[at(i, j)] = best + arc(j, i + 1);
    open_right_.split[at(i, j)] = split;
    for (std::uint32_t k = i; k < j; ++k) {
      const float sum = left_.score[at(i, k)] + open_left_.score[at(k, j)];
      if (sum > left_.score[at(i, j)]) {
        left_.score[at(i, j)] = sum;
        left_.split[at(i, j)] = k;
      }
    }
    for (std::uint32_t k = i + 1; k <= j; ++k) {
      const float sum = open_right_.score[at(i, k)] + right_.score[at(k, j)];
      if (sum > right_.score[at(i, j)]) {
        right_.score[at(i, j)] = sum;
        right_.split[at(i, j)] = k;
      }
    }
  }

  void walk(std::uint32_t root) {
    std::vector<Item> items = {{Kind::Left, 0, root},
                               {Kind::Right, root, size_ - 1}};
    while (!items.empty()) {
      const Item item = items.back();
      items.pop_back();
      if (item.begin == item.end) continue;
      const std::size_t place = at(item.begin, item.end);
      switch (item.kind) {
        case Kind::Left: {
          const std::uint32_t k = left_.split[place];
          items.push_back({Kind::Left, item.begin, k});
          items.push_back({Kind::OpenLeft, k, item.end});
          break;
        }
        case Kind::Right: {
          const std::uint32_t k = right_.split[place];
          items.push_back({Kind::OpenRight, item.begin, k});
          items.push_back({Kind::Right, k, item.end});
          break;
        }
        case Kind::OpenLeft:
        case Kind::OpenRight: {
          const bool left = item.kind == Kind::OpenLeft;
          const std::uint32_t k =
              left ? open_left_.split[place] : open_right_.split[place];
          if (left) {
            heads_[item.begin] = item.end + 1;
          } else {
            heads_[item.end] = item.begin + 1;
          }
          items.push_back({Kind::Right, item.begin, k});
          items.push_back({Kind::Left, k + 1, item.end});
          break;
        }
      }
    }
  }

  const std::vector<float>& scores_;
  std::uint32_t size_;
  Table left_, right_, open_left_, open_right_;
  std::vector<std::uint32_t> heads_;
};

}  // namespace

std::vector<std::uint32_t> best_tree(const std::vector<float>& scores,
                                     std::uint32_t size) {
  std::vector<std::uint32_t> heads(size, 0);
  for (std::uint32_t word = 0; word < size; ++word) {
    float best = kNever;
    for (std::uint32_t head = 0; head <= size; ++head) {
      const float score = scores[std::size_t{word} * (size + 1) + head];
      if (head == word + 1 || !(score > best)) continue;
      best = score;
      heads[word] = head;
    }
  }
  if (size < 2 || is_tree(heads)) {
    if (size == 1) heads[0] = 0;
    return heads;
  }
  return Eisner(scores, size).solve();
}

}  // namespace synoptic
