package dev.tandem.config.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.config.ConfigChangedEvent;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchSettings;
import dev.tandem.config.ConfigWatchStateEvent.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DirectoryConfigSource}: a directory as Kubernetes mounts a ConfigMap.
 */
class DirectoryConfigSourceTests {

	private final List<ConfigChangedEvent> changes = new CopyOnWriteArrayList<>();

	private final Path directory;

	private final ConfigWatch watch;

	private int swaps;

	DirectoryConfigSourceTests(@TempDir Path directory) {
		this.directory = directory;
		ConfigWatchSettings settings = new ConfigWatchSettings(ConfigWatchSettings.Startup.FAIL, Duration.ofHours(1),
				Duration.ofHours(1), Duration.ofHours(2),
				new ConfigWatchSettings.Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1), 0), 1000);
		this.watch = new ConfigWatch(new DirectoryConfigSource(directory, Duration.ofMillis(2)), settings, (event) -> {
			if (event instanceof ConfigChangedEvent change) {
				this.changes.add(change);
			}
		});
	}

	@AfterEach
	void stop() {
		this.watch.destroy();
	}

	@Test
	void directoryWhenSwappedIsFollowed() throws IOException {
		swap(Map.of("fee", "0.01\n", "text", "two\nlines\n", "payments.max", "7\r\n", ".hidden", "x"));
		this.watch.start();
		assertThat(this.watch.values()).isEqualTo(Map.of("fee", "0.01", "text", "two\nlines\n", "payments.max", "7"));
		swap(Map.of("fee", "0.02\n", "text", "two\nlines\n"));
		await(() -> this.changes.size() == 2);
		assertThat(this.changes).containsExactly(new ConfigChangedEvent("fee", "0.01", "0.02", 2, null, null, false),
				new ConfigChangedEvent("payments.max", "7", null, 2, null, null, false));
		for (int i = 0; i < 20; i++) {
			swap(Map.of("fee", Integer.toString(i), "text", Integer.toString(i)));
		}
		await(() -> this.watch.values().equals(Map.of("fee", "19", "text", "19")));
		assertThat(this.watch.state()).isEqualTo(State.CONNECTED);
	}

	/**
	 * As with a {@code subPath}, or on a developer's machine.
	 */
	@Test
	void filesWhenWrittenInPlaceAreFollowed() throws IOException {
		Files.writeString(this.directory.resolve("fee"), "0.01");
		Files.createDirectory(this.directory.resolve("folder"));
		this.watch.start();
		assertThat(this.watch.values()).isEqualTo(Map.of("fee", "0.01"));
		Files.writeString(this.directory.resolve("name"), "x");
		await(() -> this.watch.values().equals(Map.of("fee", "0.01", "name", "x")));
	}

	@Test
	void directoryWhenGoneForAWhileIsFollowedAgain() throws IOException {
		Path file = this.directory.resolve("fee");
		Files.writeString(file, "1");
		this.watch.start();
		Files.delete(file);
		Files.delete(this.directory);
		await(() -> this.watch.state() == State.RECONNECTING);
		Files.createDirectory(this.directory);
		Files.writeString(file, "2");
		await(() -> this.watch.values().equals(Map.of("fee", "2")));
	}

	/**
	 * Write the files to another directory, swap the link, and remove the last directory,
	 * in the order of the kubelet.
	 */
	private void swap(Map<String, String> files) throws IOException {
		Path data = this.directory.resolve("..data");
		Path last = Files.exists(data) ? data.toRealPath() : null;
		Path next = Files.createDirectory(this.directory.resolve("..2026_" + ++this.swaps));
		for (Map.Entry<String, String> file : files.entrySet()) {
			Files.writeString(next.resolve(file.getKey()), file.getValue());
		}
		Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"),
				Objects.requireNonNull(next.getFileName()));
		Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		if (last != null) {
			for (Path file : List.of(Objects.requireNonNull(last.toFile().listFiles()))
				.stream()
				.map(java.io.File::toPath)
				.toList()) {
				Files.delete(file);
			}
			Files.delete(last);
		}
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(2)).until(condition);
	}

}
