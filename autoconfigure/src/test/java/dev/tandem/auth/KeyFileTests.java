package dev.tandem.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import dev.tandem.testing.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyFile}, in time that does not pass by itself.
 */
class KeyFileTests {

	private static final ApiKeyPlacement HEADER = new ApiKeyPlacement(ApiKeyPlacement.In.HEADER, "Authorization",
			"Bearer ");

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private static final Duration STILL = KeyFile.STILL;

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@TempDir
	private Path folder;

	private Path file;

	private KeyFile source;

	@BeforeEach
	void open() throws IOException {
		this.file = Files.writeString(this.folder.resolve("key"), "first\n");
		this.source = open(this.file);
	}

	private KeyFile open(Path path) throws IOException {
		return KeyFile.open("notes", path, HEADER, INTERVAL, this.time, () -> this.time.now(TimeUnit.NANOSECONDS));
	}

	@AfterEach
	void close() {
		this.source.close();
		this.time.dispose();
	}

	@Test
	void fileThatIsWrittenInPlaceIsTakenOnceItStandsStill() throws IOException {
		Files.writeString(this.file, "sec");
		pass(INTERVAL);
		assertKey("first");
		Files.writeString(this.file, "ond", StandardOpenOption.APPEND);
		pass(STILL);
		assertKey("first");
		pass(STILL.minusMillis(1));
		assertKey("first");
		pass(Duration.ofMillis(1));
		assertKey("second");
	}

	@Test
	void fileIsLookedAtUntilItStandsStillWhenItsKeyIsRefused() throws IOException {
		Files.writeString(this.file, "sec");
		List<Boolean> changed = refresh("first");
		pass(Duration.ZERO);
		Files.writeString(this.file, "second");
		pass(STILL);
		assertThat(changed).isEmpty();
		assertKey("first");
		pass(STILL);
		assertThat(changed).containsExactly(true);
		assertKey("second");
	}

	@Test
	void fileThatNeverStandsStillHoldsNobodyUp() throws IOException {
		Files.writeString(this.file, "0");
		List<Boolean> changed = refresh("first");
		pass(Duration.ZERO);
		for (int i = 1; i <= 4; i++) {
			assertThat(changed).isEmpty();
			Files.writeString(this.file, "0".repeat(i + 1));
			pass(STILL);
		}
		assertThat(changed).containsExactly(false);
		refresh("first");
		pass(STILL.minusMillis(1));
		assertKey("first");
		pass(Duration.ofMillis(1));
		assertKey("00000");
	}

	@Test
	void fileThatIsMovedToItsPlaceIsTakenAtOnce() throws IOException {
		Path complete = Files.writeString(this.folder.resolve("key.tmp"), "second");
		Files.setLastModifiedTime(complete, FileTime.from(Instant.now().minusSeconds(1)));
		Files.move(complete, this.file, StandardCopyOption.ATOMIC_MOVE);
		pass(INTERVAL);
		assertKey("second");
	}

	/**
	 * Another link to the old file keeps its number from being used again.
	 */
	@Test
	void fileThatIsDeletedAndWrittenAnewIsNotTakenAtOnce() throws IOException {
		Files.createLink(this.folder.resolve("old"), this.file);
		Files.delete(this.file);
		Files.writeString(this.file, "sec");
		pass(INTERVAL);
		assertKey("first");
		Files.writeString(this.file, "ond", StandardOpenOption.APPEND);
		pass(STILL);
		assertKey("first");
		pass(STILL);
		assertKey("second");
	}

	/**
	 * As Kubernetes mounts a secret.
	 */
	@Test
	void fileBehindALinkThatIsSwappedIsTakenAtOnce() throws IOException {
		Path mount = Files.createDirectory(this.folder.resolve("mount"));
		write(mount.resolve("..1"), "one");
		Path data = Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
		Path key = Files.createSymbolicLink(mount.resolve("key"), Path.of("..data", "key"));
		try (KeyFile mounted = open(key)) {
			write(mount.resolve("..2"), "two");
			Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2"));
			Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
			pass(INTERVAL);
			assertThat(mounted.current()).isEqualTo(Secret.of("two"));
		}
	}

	private static void write(Path directory, String key) throws IOException {
		Files.writeString(Files.createDirectory(directory).resolve("key"), key);
	}

	@Test
	void momentWithoutAKeyIsNotReported() throws IOException {
		try (LogCapture log = LogCapture.of(Level.INFO, KeyFile.class.getName())) {
			Files.delete(this.file);
			pass(INTERVAL);
			Files.writeString(this.file, "");
			pass(STILL);
			Files.writeString(this.file, "second");
			pass(STILL);
			pass(STILL);
			assertKey("second");
			assertThat(log.entries()).hasSize(1)
				.allMatch((entry) -> entry.message()
					.equals("The key of the client 'notes' in " + this.file + " has changed"));
		}
	}

	@Test
	void fileThatStaysWithoutAKeyIsReportedOnce() throws IOException {
		try (LogCapture log = LogCapture.of(Level.INFO, KeyFile.class.getName())) {
			Files.writeString(this.file, "two\nlines");
			pass(INTERVAL.multipliedBy(5));
			assertKey("first");
			assertThat(log.entries()).hasSize(1)
				.allMatch((entry) -> entry.message().startsWith("The key of the client 'notes' in " + this.file)
						&& entry.message().contains("the file holds more than one line"));
		}
	}

	@Test
	void refusedKeyThatStaysTheSameIsReadAfterEverLongerPauses() throws IOException {
		assertThat(refreshed("first")).isFalse();
		replace("second");
		assertThat(refreshed("first")).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(refreshed("first")).isTrue();
		assertThat(refreshed("second")).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(refreshed("second")).isFalse();
		replace("third");
		pass(Duration.ofMillis(1999));
		assertThat(refreshed("second")).isFalse();
		pass(Duration.ofMillis(1));
		assertThat(refreshed("second")).isTrue();
		assertKey("third");
	}

	@Test
	void fileIsReadAtItsIntervalInThePauseToo() throws IOException {
		for (int pause = 1; pause < 60; pause *= 2) {
			assertThat(refreshed("first")).isFalse();
			pass(Duration.ofSeconds(pause));
		}
		assertThat(refreshed("first")).isFalse();
		replace("second");
		pass(INTERVAL);
		assertKey("second");
		assertThat(refreshed("first")).isTrue();
	}

	@Test
	void closedSourceFollowsNothing() throws IOException {
		Files.writeString(this.file, "sec");
		pass(INTERVAL);
		this.source.close();
		pass(INTERVAL.multipliedBy(3));
		assertKey("first");
	}

	private void replace(String key) throws IOException {
		Path complete = Files.writeString(this.folder.resolve("key.tmp"), key);
		Files.setLastModifiedTime(complete, FileTime.from(Instant.now().minusSeconds(1)));
		Files.move(complete, this.file, StandardCopyOption.ATOMIC_MOVE);
	}

	private List<Boolean> refresh(String refused) {
		List<Boolean> changed = new ArrayList<>();
		this.source.refresh(Secret.of(refused)).subscribe(changed::add);
		return changed;
	}

	private boolean refreshed(String refused) {
		List<Boolean> changed = refresh(refused);
		pass(Duration.ZERO);
		assertThat(changed).hasSize(1);
		return changed.get(0);
	}

	private void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	private void assertKey(String key) {
		assertThat(this.source.current().reveal()).isEqualTo(key);
	}

}
