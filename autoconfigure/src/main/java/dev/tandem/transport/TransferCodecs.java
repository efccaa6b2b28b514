package dev.tandem.transport;

import org.springframework.http.codec.CodecConfigurer;

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
		codecs.customCodecs().register(new SizedMultipartWriter(codecs::getWriters));
	}

}
