package example;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.multipart.MultipartFile;

@ApiClient("todo")
interface TodoApi {

	@PostExchange
	void two(@RequestBody Todo one, @RequestBody Todo other);

	@PostExchange
	void beside(@RequestBody Todo todo, @RequestPart String name);

	@PostExchange
	void file(MultipartFile file, @RequestBody Todo todo);

}
