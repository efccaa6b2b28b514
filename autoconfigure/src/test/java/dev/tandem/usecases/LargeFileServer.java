package dev.tandem.usecases;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The server of {@link LargeFileApi}. It holds no content either.
 */
final class LargeFileServer implements AutoCloseable {

	private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final long size;

	private final AtomicLong sent = new AtomicLong();

	private final DisposableServer server;

	LargeFileServer(long size) {
		this.size = size;
		this.server = HttpServer.create()
			.bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.route((routes) -> routes.put("/body", (request, response) -> receive(request, response, 0))
				.post("/part", (request, response) -> receive(request, response, END_OF_HEAD.length))
				.get("/content", (request, response) -> send(response)))
			.bindNow(Duration.ofSeconds(5));
	}

	URI uri() {
		return URI.create("http://localhost:" + this.server.port());
	}

	/**
	 * Bytes of contents that were taken from their source until now.
	 */
	long sent() {
		return this.sent.get();
	}

	/**
	 * Respond with the checksum of the content.
	 * @param toSkip how much of the end of a part's head comes before it, none for no
	 * head
	 */
	private Publisher<Void> receive(HttpServerRequest request, HttpServerResponse response, int toSkip) {
		Sum sum = new Sum(this.size, toSkip);
		return request.receive()
			.doOnNext(sum::add)
			.then(Mono.defer(() -> response.header("Content-Type", "text/plain")
				.sendString(Mono.fromSupplier(sum::toString))
				.then()));
	}

	private Publisher<Void> send(HttpServerResponse response) {
		LargeContent content = new LargeContent(this.size);
		Flux<ByteBuf> blocks = Flux.generate(() -> 0L, (start, sink) -> {
			if (start >= this.size) {
				sink.complete();
				return start;
			}
			ByteBuf block = Unpooled.wrappedBuffer(content.block(start));
			this.sent.addAndGet(block.readableBytes());
			sink.next(block);
			return start + block.readableBytes();
		});
		return response.header("Content-Length", String.valueOf(this.size)).send(blocks);
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofMinutes(1));
	}

	/**
	 * Checksum of the content within a body.
	 */
	private static final class Sum {

		private final CRC32 crc = new CRC32();

		private long left;

		private int toSkip;

		Sum(long size, int toSkip) {
			this.left = size;
			this.toSkip = toSkip;
		}

		void add(ByteBuf part) {
			while (this.toSkip > 0 && part.isReadable()) {
				boolean next = part.readByte() == END_OF_HEAD[END_OF_HEAD.length - this.toSkip];
				this.toSkip = next ? this.toSkip - 1 : END_OF_HEAD.length;
			}
			int count = (int) Math.min(part.readableBytes(), this.left);
			this.crc.update(part.nioBuffer(part.readerIndex(), count));
			this.left -= count;
		}

		@Override
		public String toString() {
			return (this.left == 0) ? Long.toHexString(this.crc.getValue()) : this.left + " bytes are missing";
		}

	}

}
