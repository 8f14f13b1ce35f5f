package xunfu.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a phone comes to trust a server that was started with {@code --host}. */
@RestController
@ConditionalOnProperty("xunfu.host")
class AuthorityPages {
  private static final MediaType CERTIFICATE = new MediaType("application", "x-x509-ca-cert");

  private final LocalAuthority authority;
  private final String host;

  AuthorityPages(HomeDirectory home, @Value("${xunfu.host}") String host) {
    this.authority = LocalAuthority.of(home.keys(), host, Clock.systemUTC());
    this.host = host;
  }

  /** The certificate itself, which phones offer to install. */
  @GetMapping("/open/authority.crt")
  ResponseEntity<byte[]> certificate() throws IOException {
    return ResponseEntity.ok()
        .contentType(CERTIFICATE)
        .header("Content-Disposition", "attachment; filename=\"xunfu-" + host + ".crt\"")
        .body(Files.readAllBytes(authority.certificate()));
  }

  /** What to do, in words; the fingerprint stands in the terminal as well. */
  @GetMapping(path = "/open/authority", produces = MediaType.TEXT_HTML_VALUE)
  String page() {
    return """
        <!doctype html>
        <html lang="zh"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>巡服：让这台手机信任 %1$s</title>
        <style>body{font:16px/1.6 sans-serif;max-width:36rem;margin:0 auto;padding:20px;color:#14211f}
        h1{font-size:24px}a.do{display:block;padding:14px;text-align:center;background:#0b5563;color:#fff;border-radius:8px}
        code{font-size:13px;overflow-wrap:anywhere}</style></head><body>
        <h1>让这台手机信任 %1$s</h1>
        <p>离线要用的部分，浏览器只给受信任的网站。装一次证书就行；它只对 %1$s 有效，对别的网站没有作用。</p>
        <p><a class="do" href="/open/authority.crt">下载证书 · Download the certificate</a></p>
        <p>先对一对指纹，和电脑终端里的一样再装：<br><code>%2$s</code></p>
        <ol><li>安卓：设置 › 安全 › 更多安全设置 › 从存储设备安装 › CA 证书。</li>
        <li>苹果：设置 › 已下载描述文件 › 安装；再到 通用 › 关于本机 › 证书信任设置 里打开。</li>
        <li>然后打开 <a href="/field/">手机端</a>。不试了，就把证书删掉。</li></ol>
        <hr><div lang="en"><h2>Trust %1$s on this phone</h2>
        <p>Browsers keep what works offline to sites they trust. Install the certificate once; it holds for %1$s
        and for no other site. Compare the fingerprint above with the one in the terminal first.</p>
        <ol><li>Android: Settings › Security › Encryption and credentials › Install a certificate › CA certificate.</li>
        <li>iPhone: Settings › Profile downloaded › Install; then General › About › Certificate Trust Settings.</li>
        <li>Then open the <a href="/field/">phone client</a>. Remove the certificate when you have done.</li></ol></div>
        </body></html>
        """
        .formatted(host, authority.fingerprint());
  }
}
