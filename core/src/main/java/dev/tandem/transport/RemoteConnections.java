package dev.tandem.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The connections of all generations of a client to one remote host: those that are open
 * or being opened, and those that wait to be opened. {@link ConnectionPermits} guards it.
 */
final class RemoteConnections {

	private final Map<Channel, ConnectionHolder> open = new LinkedHashMap<>();

	private final Deque<ConnectionHolder.Waiter> waiting = new ArrayDeque<>();

	/**
	 * Connections that are closed once they are idle.
	 */
	private final Set<Channel> leaving = new HashSet<>();

	/**
	 * Open a connection now or have it wait.
	 * @return whether it may be opened now
	 */
	boolean add(ConnectionHolder.Waiter connection, @Nullable ConnectionHolder newest) {
		if (isFirstBesideShared(connection) || (this.waiting.isEmpty() && hasRoom(connection, newest))) {
			this.open.put(connection.channel(), connection.holder());
			return true;
		}
		this.waiting.add(connection);
		return false;
	}

	/**
	 * A generation may open its first connection beside any number that carry HTTP/2: its
	 * calls would have shared one of them.
	 */
	private boolean isFirstBesideShared(ConnectionHolder.Waiter connection) {
		return !this.open.containsValue(connection.holder())
				&& this.open.keySet().stream().anyMatch(PooledChannel::isShared);
	}

	/**
	 * Where no other generation has connections it is the pool that counts, but it leaves
	 * out those that are yet to be closed.
	 */
	private boolean hasRoom(ConnectionHolder.Waiter connection, @Nullable ConnectionHolder newest) {
		return newest == null || this.open.size() < newest.maxConnections()
				|| (this.open.values().stream().allMatch(connection.holder()::equals)
						&& this.open.keySet().stream().noneMatch(PooledChannel::isEnding));
	}

	void remove(Channel channel) {
		this.open.remove(channel);
		this.leaving.remove(channel);
		this.waiting.removeIf((connection) -> connection.channel().equals(channel));
	}

	/**
	 * Open those that have waited longest, as far as there is room.
	 */
	void grant(@Nullable ConnectionHolder newest) {
		boolean full = false;
		for (Iterator<ConnectionHolder.Waiter> all = this.waiting.iterator(); all.hasNext();) {
			ConnectionHolder.Waiter each = all.next();
			if (isFirstBesideShared(each) || (!full && hasRoom(each, newest))) {
				all.remove();
				this.open.put(each.channel(), each.holder());
				each.granted();
			}
			else {
				full = true;
			}
		}
	}

	boolean isEmpty() {
		return this.open.isEmpty() && this.waiting.isEmpty();
	}

	boolean isWaitedFor() {
		return !this.waiting.isEmpty();
	}

	Stream<Channel> idleOf(ConnectionHolder holder) {
		return this.open.entrySet()
			.stream()
			.filter((connection) -> connection.getValue().equals(holder))
			.map(Map.Entry::getKey)
			.filter(PooledChannel::isIdle);
	}

	Stream<Channel> waitingOf(ConnectionHolder holder) {
		return this.waiting.stream()
			.filter((connection) -> connection.holder().equals(holder))
			.map(ConnectionHolder.Waiter::channel);
	}

	/**
	 * Take connections out of use for those that wait. A former generation has no new
	 * calls, so that its connections become idle by themselves. For one of its calls the
	 * newest generation gives a connection: an idle one if there is any, since a busy one
	 * may carry an unbounded stream.
	 */
	void makeRoom(@Nullable ConnectionHolder newest) {
		this.open.keySet()
			.stream()
			.filter((channel) -> this.leaving.contains(channel) || PooledChannel.isEnding(channel))
			.forEach(PooledChannel::closeIfIdle);
		if (!isWaitedFor()) {
			return;
		}
		List<Channel> own = new ArrayList<>();
		this.open.forEach((channel, holder) -> {
			if (!PooledChannel.isShared(channel)) {
				if (holder.equals(newest)) {
					own.add(channel);
				}
				else if (PooledChannel.isIdle(channel)) {
					takeOutOfUse(channel);
				}
			}
		});
		long wanted = this.waiting.stream().filter((connection) -> !connection.holder().equals(newest)).count();
		own.sort(Comparator.comparing((Channel channel) -> !PooledChannel.isIdle(channel))
			.thenComparing((channel) -> !this.leaving.contains(channel)));
		own.stream().limit(wanted).forEach(this::takeOutOfUse);
	}

	private void takeOutOfUse(Channel channel) {
		if (this.leaving.add(channel)) {
			PooledChannel.takeOutOfUse(channel);
		}
	}

}
