package dev.tandem.sample.openapp;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.web.multipart.MultipartFile;

/**
 * Images that the sample received, to be sent on.
 */
final class Images {

	private Images() {
	}

	/**
	 * An image with the type that its sender gave it.
	 */
	static HttpEntity<Resource> of(MultipartFile file) {
		HttpHeaders headers = new HttpHeaders();
		String contentType = file.getContentType();
		if (contentType != null) {
			headers.set(HttpHeaders.CONTENT_TYPE, contentType);
		}
		return new HttpEntity<>(file.getResource(), headers);
	}

}
