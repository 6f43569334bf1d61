// Receives webhooks: WEBHOOK_KEYS="whsec_... whsec_..." INBOX=inbox PORT=8080 dotnet run
// or, with Mono: mcs -out:Receiver.exe Receiver.cs && WEBHOOK_KEYS=... INBOX=inbox PORT=8080 mono Receiver.exe
// It verifies v1. .NET has no ed25519, which v1a needs: take a library such as BouncyCastle.Cryptography for it.
using System;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

static class Receiver
{
    const long ToleranceSeconds = 300;
    static readonly string[] Keys = Environment.GetEnvironmentVariable("WEBHOOK_KEYS").Split(' ');
    static readonly string Inbox = Environment.GetEnvironmentVariable("INBOX");

    static void Main()
    {
        var listener = new HttpListener();
        // Windows lets only administrators listen at "+", and everybody at "localhost".
        listener.Prefixes.Add("http://+:" + Environment.GetEnvironmentVariable("PORT") + "/");
        listener.Start();
        while (true)
        {
            var context = listener.GetContext();
            Task.Run(() => Receive(context));
        }
    }

    static void Receive(HttpListenerContext context)
    {
        try
        {
            context.Response.StatusCode = Judge(context.Request);
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure);
            context.Response.StatusCode = 500; // the delivery is sent again
        }
        context.Response.Close();
    }

    static int Judge(HttpListenerRequest request)
    {
        var received = new MemoryStream();
        request.InputStream.CopyTo(received);
        var body = received.ToArray();
        if (!IsGenuine(request.Headers, body)) return 401;
        Store(request.Headers["webhook-id"], body);
        return 204;
    }

    /// <summary>Whether one of the signatures is by one of our keys, and not older than five minutes.</summary>
    static bool IsGenuine(NameValueCollection headers, byte[] body)
    {
        var timestamp = headers["webhook-timestamp"] ?? "";
        if (!Regex.IsMatch(timestamp, @"\A[0-9]{1,12}\z")) return false;
        if (Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(timestamp)) > ToleranceSeconds) return false;
        var content = Encoding.UTF8.GetBytes(headers["webhook-id"] + "." + timestamp + ".").Concat(body).ToArray();
        var signatures = (headers["webhook-signature"] ?? "").Split(' ');
        return Keys.Any(key => signatures.Any(signature => Matches(signature, key, content)));
    }

    static bool Matches(string signature, string key, byte[] content)
    {
        if (!key.StartsWith("whsec_", StringComparison.Ordinal)) return false;
        using (var hmac = new HMACSHA256(Convert.FromBase64String(key.Substring("whsec_".Length))))
            return AreEqual(signature, "v1," + Convert.ToBase64String(hmac.ComputeHash(content)));
    }

    /// <summary>In constant time, as CryptographicOperations.FixedTimeEquals of .NET, which Mono lacks.</summary>
    static bool AreEqual(string given, string expected)
    {
        var difference = given.Length ^ expected.Length;
        for (var i = 0; i < given.Length && i < expected.Length; i += 1) difference |= given[i] ^ expected[i];
        return difference == 0;
    }

    /// <summary>Keeps the delivery as a file of the inbox, once. Another program processes the files, after this response.</summary>
    static void Store(string id, byte[] body)
    {
        var file = Path.Combine(Inbox, id);
        if (File.Exists(file)) return;
        var part = file + ".part";
        File.WriteAllBytes(part, body);
        File.Move(part, file);
    }
}
