package dev.tandem.config.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigPosition;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigValue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The files of a directory, as Kubernetes mounts a ConfigMap or a Secret: the name of a
 * file is the path of a field, its text the value. Files whose names begin with a dot are
 * left out. Needs no server.
 * <p>
 * Kubernetes writes another directory and swaps the link {@code ..data}, so that all
 * files are read from the directory that the link leads to, and anew if it is swapped
 * meanwhile. A directory without that link is read file by file.
 */
public final class DirectoryConfigSource implements ConfigSource {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final int SWAPS = 10;

	private final Path directory;

	private final Duration interval;

	private ConfigSnapshot last = new ConfigSnapshot(0, Map.of());

	/**
	 * Create a source.
	 * @param directory the directory
	 */
	public DirectoryConfigSource(Path directory) {
		this(directory, INTERVAL);
	}

	DirectoryConfigSource(Path directory, Duration interval) {
		this.directory = directory;
		this.interval = interval;
	}

	@Override
	public Mono<ConfigSnapshot> load() {
		return Mono.fromCallable(this::read).subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public Flux<List<ConfigChange>> changes(long revision) {
		return Flux.defer(() -> {
			AtomicReference<ConfigSnapshot> reported = new AtomicReference<>(held(revision));
			return Flux.interval(this.interval, Schedulers.boundedElastic())
				.onBackpressureDrop()
				.concatMap((tick) -> load().map((now) -> differences(reported.getAndSet(now), now)))
				.filter((changes) -> !changes.isEmpty());
		});
	}

	@Override
	public Mono<Boolean> isCurrent(ConfigPosition position) {
		return load().map((now) -> now.position().equals(position));
	}

	private synchronized ConfigSnapshot held(long revision) {
		if (this.last.revision() != revision) {
			throw new ConfigStreamException("The directory %s has changed since it was read".formatted(this.directory));
		}
		return this.last;
	}

	/**
	 * Read the files. Each difference makes a revision, which counts for this source
	 * alone.
	 */
	private synchronized ConfigSnapshot read() throws IOException {
		Map<String, ConfigValue> values = values();
		if (this.last.revision() == 0 || !values.equals(this.last.values())) {
			this.last = new ConfigSnapshot(this.last.revision() + 1, values);
		}
		return this.last;
	}

	private Map<String, ConfigValue> values() throws IOException {
		for (int i = 0; i < SWAPS; i++) {
			Path root = root();
			try {
				Map<String, ConfigValue> values = values(root);
				if (root.equals(root())) {
					return values;
				}
			}
			catch (NoSuchFileException ex) {
				if (root.equals(root())) {
					throw ex;
				}
			}
		}
		throw new IOException("The directory %s was swapped each time it was read".formatted(this.directory));
	}

	private Path root() throws IOException {
		Path data = this.directory.resolve("..data");
		return (Files.isDirectory(data) ? data : this.directory).toRealPath();
	}

	private static Map<String, ConfigValue> values(Path root) throws IOException {
		List<Path> files;
		try (Stream<Path> entries = Files.list(root)) {
			files = entries.filter((file) -> !name(file).startsWith(".") && Files.isRegularFile(file)).toList();
		}
		Map<String, ConfigValue> values = new HashMap<>();
		for (Path file : files) {
			values.put(name(file), ConfigValue.of(text(Files.readAllBytes(file))));
		}
		return values;
	}

	private static String name(Path file) {
		return String.valueOf(file.getFileName());
	}

	/**
	 * Without the line end that editors add to a single line.
	 */
	private static String text(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		int end = text.indexOf('\n');
		if (end < 0 || end < text.length() - 1) {
			return text;
		}
		return text.substring(0, (end > 0 && text.charAt(end - 1) == '\r') ? end - 1 : end);
	}

	private static List<ConfigChange> differences(ConfigSnapshot before, ConfigSnapshot now) {
		List<ConfigChange> changes = new ArrayList<>();
		if (before.revision() != now.revision()) {
			TreeSet<String> paths = new TreeSet<>(before.values().keySet());
			paths.addAll(now.values().keySet());
			for (String path : paths) {
				ConfigValue value = now.values().get(path);
				if (value == null || !value.equals(before.values().get(path))) {
					changes.add(new ConfigChange(now.revision(), path, value, null, null));
				}
			}
		}
		return changes;
	}

}
