package dev.tandem.sample.geopera;

import java.net.URI;

import dev.tandem.ApiClient;
import dev.tandem.ApiException;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import dev.tandem.Idempotent;
import dev.tandem.TransferListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Uploads of files, which are put to a signed URL at another host.
 */
@ApiClient("geopera")
@HttpExchange("/v1/op")
@ErrorBody(status = "422", type = ValidationError.class)
public interface UploadApi {

	@PostExchange("/uploads.initiate")
	Mono<Upload> initiate(@RequestBody NewUpload upload);

	/**
	 * Put the file. The key of the client goes to its own origin only, so the storage
	 * does not get it.
	 */
	@PutExchange
	@CallTimeout("10m")
	Mono<Void> put(URI signedUrl, @RequestBody Resource file, @Nullable TransferListener listener);

	@PostExchange("/uploads.progress")
	@Idempotent
	Mono<UploadState> progress(@RequestBody UploadUpdate update);

	@PostExchange("/uploads.complete")
	@Idempotent
	Mono<UploadState> complete(@RequestBody UploadUpdate update);

	@PostExchange("/uploads.fail")
	@Idempotent
	Mono<UploadState> fail(@RequestBody UploadUpdate update);

	/**
	 * Upload a file from beginning to end. If the file cannot be put, the upload is
	 * reported to Geopera as failed, and the call fails with the cause.
	 */
	default Mono<UploadState> upload(NewUpload upload, Resource file, @Nullable TransferListener listener) {
		return initiate(upload).flatMap((begun) -> {
			UploadUpdate update = new UploadUpdate(begun.id(), null);
			return put(begun.signedUrl(), file, listener)
				.then(progress(new UploadUpdate(begun.id(), upload.totalBytes())))
				.then(complete(update))
				.onErrorResume(ApiException.class,
						(failure) -> fail(update).onErrorComplete().then(Mono.error(failure)));
		});
	}

}
