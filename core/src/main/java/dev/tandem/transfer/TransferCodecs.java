package dev.tandem.transfer;

import java.util.List;

import org.springframework.http.codec.CodecConfigurer;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.multipart.MultipartHttpMessageWriter;

/**
 * The codecs of bodies that are sent as they are read.
 */
public final class TransferCodecs {

	private TransferCodecs() {
	}

	/**
	 * Add the codecs to those of a client.
	 * @param codecs the codecs of the client
	 */
	public static void register(CodecConfigurer codecs) {
		codecs.customCodecs().register(new StreamedResourceWriter());
		codecs.customCodecs().register(new SizedMultipartWriter(() -> partWriters(codecs)));
	}

	/**
	 * What writes the parts in place of Spring's own writer, as it is configured.
	 */
	private static List<HttpMessageWriter<?>> partWriters(CodecConfigurer codecs) {
		List<HttpMessageWriter<?>> writers = codecs.getWriters();
		return writers.stream()
			.filter((writer) -> writer.getClass() == MultipartHttpMessageWriter.class)
			.findFirst()
			.map((writer) -> ((MultipartHttpMessageWriter) writer).getPartWriters())
			.orElse(writers);
	}

}
