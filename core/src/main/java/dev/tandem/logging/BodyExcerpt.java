package dev.tandem.logging;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The beginning of a body. Of one that is no text, only its length is kept.
 */
final class BodyExcerpt {

	/**
	 * How much of a body is kept, in bytes.
	 */
	static final int LIMIT = 8 * 1024;

	private static final int FIRST_SIZE = 512;

	private final @Nullable MediaType type;

	private final @Nullable String encoding;

	private byte[] kept = new byte[0];

	private int size;

	private long length;

	/**
	 * Begin to keep a body.
	 * @param headers headers that say what it is
	 */
	BodyExcerpt(HttpHeaders headers) {
		this.type = type(headers);
		String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		this.encoding = "identity".equalsIgnoreCase(encoding) ? null : encoding;
	}

	private static @Nullable MediaType type(HttpHeaders headers) {
		try {
			return headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	/**
	 * Copy from a buffer what there is room for. The buffer stays as it is.
	 */
	synchronized void keep(DataBuffer buffer) {
		int count = buffer.readableByteCount();
		this.length += count;
		int more = Math.min(LIMIT - this.size, count);
		if (more > 0 && isText()) {
			grow(this.size + more);
			buffer.toByteBuffer(buffer.readPosition(), ByteBuffer.wrap(this.kept), this.size, more);
			this.size += more;
		}
	}

	private void grow(int needed) {
		if (needed > this.kept.length) {
			byte[] larger = new byte[Math.min(LIMIT, Math.max(Math.max(needed, FIRST_SIZE), this.kept.length * 2))];
			System.arraycopy(this.kept, 0, larger, 0, this.size);
			this.kept = larger;
		}
	}

	private boolean isText() {
		return this.encoding == null && this.type != null
				&& (this.type.getType().equals("text") || isForm() || isJson() || isXml());
	}

	private boolean isForm() {
		return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(this.type);
	}

	private boolean isJson() {
		return this.type != null && this.type.getSubtype().contains("json");
	}

	private boolean isXml() {
		return this.type != null && (this.type.getSubtype().equals("xml") || this.type.getSubtype().endsWith("+xml"));
	}

	/**
	 * What was kept, on one line and without what is not to be shown.
	 * @param fields fields whose values are hidden
	 * @param secrets texts that are hidden wherever they are
	 * @return the text, empty without a body
	 */
	synchronized String text(FieldMask fields, Secrets secrets) {
		if (this.length == 0) {
			return "";
		}
		if (!isText()) {
			return "[%d bytes of %s]".formatted(this.length, LogText.oneLine(description()));
		}
		String text = decoded();
		String masked = isForm() ? fields.inForm(text) : isJson() ? fields.inJson(text) : fields.inText(text);
		boolean cut = this.length > this.size;
		String shown = LogText.oneLine(cut ? secrets.hideCut(masked) : secrets.hide(masked));
		return cut ? shown + " [and %d more bytes]".formatted(this.length - this.size) : shown;
	}

	private String description() {
		String described = (this.type != null) ? this.type.getType() + "/" + this.type.getSubtype() : "unknown type";
		return (this.encoding != null) ? described + ", " + this.encoding : described;
	}

	/**
	 * A character may be cut off at the end.
	 */
	private String decoded() {
		Charset charset = (this.type != null) ? this.type.getCharset() : null;
		ByteBuffer bytes = ByteBuffer.wrap(this.kept, 0, this.size);
		var decoder = Objects.requireNonNullElse(charset, StandardCharsets.UTF_8)
			.newDecoder()
			.onMalformedInput(CodingErrorAction.REPLACE)
			.onUnmappableCharacter(CodingErrorAction.REPLACE);
		CharBuffer text = CharBuffer.allocate((int) Math.ceil(this.size * (double) decoder.maxCharsPerByte()) + 1);
		decoder.decode(bytes, text, false);
		return text.flip().toString();
	}

}
