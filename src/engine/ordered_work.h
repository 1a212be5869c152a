// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace synoptic {

/// Works on items in several threads and hands the outcomes on in the order of
/// the items.
///
/// The items wait in a queue of bounded length and weight, so that memory stays
/// bounded however many there are: `add` waits when it is full. Outcomes are
/// taken in the thread that calls `add` and `finish`, so that `take` needs no
/// lock. With one job there are no threads at all. What `work` throws, `add` or
/// `finish` throws.
template <typename Item, typename Outcome>
class OrderedWork {
 public:
  using Work = std::function<Outcome(Item)>;
  using Take = std::function<bool(Outcome)>;  ///< False: no more is wanted.

  OrderedWork(int jobs, Work work, Take take)
      : work_(std::move(work)),
        take_(std::move(take)),
        most_(static_cast<std::size_t>(jobs) * kWaitingPerJob) {
    for (int i = 0; jobs > 1 && i < jobs; ++i) {
      threads_.emplace_back([this] { serve(); });
    }
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  ~OrderedWork() { stop(); }

  /// Gives an item to be worked on; false once `take` wants no more. `weight`
  /// is the bytes that it holds, where they may be many.
  bool add(Item item, std::size_t weight = 0) {
    if (!wanted_) return false;
    if (threads_.empty()) return wanted_ = take_(work_(std::move(item)));
    {
      const std::lock_guard lock(mutex_);
      slots_.push_back(std::make_unique<Slot>(std::move(item), weight));
      weight_ += weight;
      waiting_.push_back(slots_.back().get());
    }
    work_waits_.notify_one();
    return take_ready(most_);
  }

  /// Waits until all is done and taken; false if `take` wanted no more.
  bool finish() { return take_ready(0); }

 private:
  // Items under way for each job: enough that no thread idles while one long
  // report holds up the order. A guess.
  static constexpr std::size_t kWaitingPerJob = 8;
  // Bytes of items under way: enough for pages of any usual size. A guess.
  static constexpr std::size_t kMostWeight = std::size_t{64} << 20;

  struct Slot {
    Slot(Item given, std::size_t bytes)
        : item(std::move(given)), weight(bytes) {}
    Item item;
    std::size_t weight;
    std::optional<Outcome> outcome;
    std::exception_ptr failure;
    bool done = false;
  };

  // Takes what is ready, and waits until at most `held` slots are left.
  bool take_ready(std::size_t held) {
    std::unique_lock lock(mutex_);
    while (wanted_ && !slots_.empty()) {
      if (!slots_.front()->done) {
        if (slots_.size() <= held && weight_ <= kMostWeight) break;
        slot_done_.wait(lock, [this] { return slots_.front()->done; });
      }
      const std::unique_ptr<Slot> slot = std::move(slots_.front());
      slots_.pop_front();
      weight_ -= slot->weight;
      lock.unlock();
      if (slot->failure) std::rethrow_exception(slot->failure);
      wanted_ = take_(std::move(*slot->outcome));
      lock.lock();
    }
    return wanted_;
  }

  void serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_waits_.wait(lock, [this] { return over_ || !waiting_.empty(); });
      if (over_) return;
      Slot* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      try {
        slot->outcome.emplace(work_(std::move(slot->item)));
      } catch (...) {
        slot->failure = std::current_exception();
      }
      lock.lock();
      slot->done = true;
      slot_done_.notify_one();
    }
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    work_waits_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  Work work_;
  Take take_;
  std::size_t most_;
  bool wanted_ = true;
  std::mutex mutex_;
  std::condition_variable work_waits_;
  std::condition_variable slot_done_;
  std::deque<std::unique_ptr<Slot>> slots_;  // in the order of the items
  std::deque<Slot*> waiting_;                // those no thread has begun
  std::size_t weight_ = 0;                   // of the slots
  bool over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace synoptic
