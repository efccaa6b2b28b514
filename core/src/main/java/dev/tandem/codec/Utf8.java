package dev.tandem.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.MimeType;

/**
 * Turns text of other character sets into UTF-8, buffer by buffer. Bytes that are not of
 * the character set are replaced, as {@link String} does.
 */
final class Utf8 {

	private final CharsetDecoder decoder;

	private byte[] rest = new byte[0];

	private Utf8(Charset charset) {
		this.decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPLACE)
			.onUnmappableCharacter(CodingErrorAction.REPLACE);
	}

	static Flux<DataBuffer> of(Publisher<DataBuffer> input, @Nullable MimeType type) {
		Charset charset = foreign(type);
		if (charset == null) {
			return Flux.from(input);
		}
		return Flux.defer(() -> {
			Utf8 text = new Utf8(charset);
			return Flux.from(input)
				.map((buffer) -> text.convert(bytes(buffer), false))
				.concatWith(Flux.defer(() -> Flux.just(text.convert(new byte[0], true))));
		});
	}

	static DataBuffer of(DataBuffer buffer, @Nullable MimeType type) {
		Charset charset = foreign(type);
		return (charset != null) ? new Utf8(charset).convert(bytes(buffer), true) : buffer;
	}

	private static @Nullable Charset foreign(@Nullable MimeType type) {
		Charset charset = (type != null) ? type.getCharset() : null;
		boolean same = StandardCharsets.UTF_8.equals(charset) || StandardCharsets.US_ASCII.equals(charset);
		return same ? null : charset;
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/**
	 * The beginning of a character may be the end of a buffer.
	 */
	private DataBuffer convert(byte[] bytes, boolean end) {
		ByteBuffer in = ByteBuffer.allocate(this.rest.length + bytes.length).put(this.rest).put(bytes).flip();
		CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) this.decoder.maxCharsPerByte()) + 2);
		this.decoder.decode(in, out, end);
		if (end) {
			this.decoder.flush(out);
		}
		this.rest = new byte[in.remaining()];
		in.get(this.rest);
		return DefaultDataBufferFactory.sharedInstance.wrap(StandardCharsets.UTF_8.encode(out.flip()));
	}

}
