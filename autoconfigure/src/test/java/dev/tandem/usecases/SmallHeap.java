package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tandem.ImportApiClients;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * An application of its own process, whose heap is too small for what it transfers.
 */
final class SmallHeap {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private final LargeContent content;

	private final LargeFileApi reactive;

	private final BlockingLargeFileApi blocking;

	private final String checksum;

	private SmallHeap(NotesApplication notes, long size) {
		this.content = new LargeContent(size);
		this.checksum = this.content.checksum();
		this.reactive = notes.bean(LargeFileApi.class);
		this.blocking = notes.bean(BlockingLargeFileApi.class);
	}

	/**
	 * Run the transfers.
	 * @param arguments address of the server, size of the content and a file to write it
	 * to, none to hold it in memory instead
	 */
	public static void main(String[] arguments) throws IOException {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		try (NotesApplication notes = NotesApplication.calling(URI.create(arguments[0]),
				(context) -> context.register(Setup.class))) {
			SmallHeap application = new SmallHeap(notes, Long.parseLong(arguments[1]));
			if (arguments.length > 2) {
				application.upload(Path.of(arguments[2]));
				application.download();
			}
			else {
				application.hold();
			}
		}
	}

	private void upload(Path path) throws IOException {
		try (InputStream in = this.content.getInputStream(); OutputStream out = Files.newOutputStream(path)) {
			in.transferTo(out);
		}
		Resource file = new FileSystemResource(path);
		check("file", this.blocking.put(file));
		check("part", this.blocking.post(this.content));
		check("buffers",
				this.reactive
					.putBytes(DataBufferUtils.read(this.content, DefaultDataBufferFactory.sharedInstance, 64 * 1024))
					.block(LIMIT));
		check("part that is a file", this.reactive.post(file).block(LIMIT));
	}

	private void download() throws IOException {
		try (CheckedInputStream in = new CheckedInputStream(this.blocking.get(), new CRC32())) {
			in.transferTo(OutputStream.nullOutputStream());
			check("input stream", Long.toHexString(in.getChecksum().getValue()));
		}
		CRC32 crc = Objects.requireNonNull(this.reactive.get().reduceWith(CRC32::new, SmallHeap::add).block(LIMIT));
		check("flux", Long.toHexString(crc.getValue()));
	}

	private static CRC32 add(CRC32 crc, DataBuffer buffer) {
		try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
			parts.forEachRemaining(crc::update);
		}
		DataBufferUtils.release(buffer);
		return crc;
	}

	private void hold() throws IOException {
		try (InputStream in = this.blocking.get()) {
			System.out.println("held " + in.readAllBytes().length);
		}
	}

	private void check(String what, @Nullable String actual) {
		if (!this.checksum.equals(actual)) {
			throw new IllegalStateException(what + ": expected " + this.checksum + ", but was " + actual);
		}
		System.out.println(what + " passed");
	}

	@ImportApiClients(LargeFileApi.class)
	static class Setup {

	}

}
