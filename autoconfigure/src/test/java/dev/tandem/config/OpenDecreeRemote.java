package dev.tandem.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.jspecify.annotations.Nullable;

/**
 * {@link RemoteServer} of OpenDecree. Fields whose names begin with {@code n} are
 * integers.
 */
final class OpenDecreeRemote implements RemoteServer {

	private final OpenDecreeServer server = new OpenDecreeServer();

	OpenDecreeRemote() {
		for (String path : ConfigWatchSocketModelTests.PATHS) {
			this.server.field(path, path.startsWith("n") ? "integerValue" : "stringValue");
		}
	}

	@Override
	public URI uri() {
		return this.server.uri();
	}

	@Override
	public String streamMarker() {
		return "config:subscribe";
	}

	@Override
	public boolean isStreaming() {
		return this.server.streams() > 0;
	}

	@Override
	public void write(Map<String, @Nullable String> update) {
		Map<String, @Nullable Object> typed = new LinkedHashMap<>();
		update.forEach((path, text) -> typed.put(path, (text != null) ? typed(path, text) : null));
		this.server.write(typed);
	}

	private static Object typed(String path, String text) {
		if (path.startsWith("n")) {
			return Long.valueOf(text);
		}
		return text;
	}

	@Override
	public long revision() {
		return this.server.version();
	}

	@Override
	public Map<String, String> values(long revision) {
		return this.server.texts(revision);
	}

	@Override
	public void repeat(Random random) {
		if (this.server.version() > 0) {
			this.server.repeat(1 + random.nextInt(this.server.version()));
		}
	}

	@Override
	public void send(String text) {
		this.server.send(text);
	}

	@Override
	public void end() {
		this.server.endStreams();
	}

	@Override
	public void forget() {
		this.server.forgetStreams();
	}

	/**
	 * A rollback that no stream tells of, or streams that end with code 8 after some
	 * events.
	 */
	@Override
	public void surprise(Random random) {
		if (random.nextBoolean()) {
			this.server.rollback(random.nextInt(this.server.version() + 1));
		}
		else {
			this.server.streamLimit(random.nextInt(4));
		}
	}

	@Override
	public void behave() {
		this.server.streamLimit(Integer.MAX_VALUE);
	}

	@Override
	public void loseRevisions(Random random) {
		this.server.restore(random.nextInt(this.server.version() + 1));
	}

	@Override
	public void close() {
		this.server.close();
	}

}
