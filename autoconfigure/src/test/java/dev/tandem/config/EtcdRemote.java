package dev.tandem.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * {@link RemoteServer} of etcd.
 */
final class EtcdRemote implements RemoteServer {

	static final String PREFIX = "/config/shop/";

	private final EtcdServer server = new EtcdServer();

	EtcdRemote() {
		this.server.largestPage(2);
	}

	@Override
	public URI uri() {
		return this.server.uri();
	}

	@Override
	public String streamMarker() {
		return "/v3/watch";
	}

	@Override
	public boolean isStreaming() {
		return this.server.watches() > 0;
	}

	/**
	 * A delete of what is not there makes no revision.
	 */
	@Override
	public void write(Map<String, @Nullable String> update) {
		Map<String, String> puts = new HashMap<>();
		List<String> deletes = new ArrayList<>();
		Map<String, String> held = this.server.values(PREFIX);
		update.forEach((path, text) -> {
			if (text != null) {
				puts.put(PREFIX + path, text);
			}
			else if (held.containsKey(path)) {
				deletes.add(PREFIX + path);
			}
		});
		if (!puts.isEmpty() || !deletes.isEmpty()) {
			this.server.write(puts, deletes);
		}
	}

	@Override
	public long revision() {
		return this.server.revision();
	}

	@Override
	public Map<String, String> values(long revision) {
		return this.server.values(PREFIX, revision);
	}

	@Override
	public void repeat(Random random) {
		this.server.repeat(random.nextInt(8));
	}

	@Override
	public void send(String text) {
		this.server.send(text);
	}

	@Override
	public void end() {
		this.server.end();
	}

	@Override
	public void forget() {
		this.server.forget();
	}

	/**
	 * Somebody else writes, or what is old is compacted away.
	 */
	@Override
	public void surprise(Random random) {
		if (random.nextBoolean()) {
			this.server.put("/config/shoq/" + random.nextInt(3), "other");
		}
		else {
			this.server.compact();
		}
	}

	@Override
	public void behave() {
		// it always does
	}

	@Override
	public void loseRevisions(Random random) {
		this.server.restore(1 + random.nextLong(this.server.revision()));
	}

	@Override
	public void close() {
		this.server.close();
	}

}
